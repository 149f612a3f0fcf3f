/** A value in DER: its tag, its length, its content (X.690). */
function value(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest >>= 8) length.unshift(rest & 0xff);
  const header = body.length < 128 ? [tag, body.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from(header), body]);
}

/** The few types of DER that a certificate is made of. */
export const der = {
  sequence: (...items: readonly Uint8Array[]) => value(0x30, ...items),
  set: (...items: readonly Uint8Array[]) => value(0x31, ...items),
  true: () => value(0x01, Buffer.from([0xff])),
  /** A positive number, by its bytes; the first may not be zero. */
  integer: (bytes: Uint8Array) => value(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes),
  bits: (bytes: Uint8Array) => value(0x03, Buffer.from([0]), bytes),
  octets: (bytes: Uint8Array) => value(0x04, bytes),
  text: (text: string) => value(0x0c, Buffer.from(text)),
  /** A time of the years 1950-2049, to the second. */
  time: (time: Date) =>
    value(
      0x17,
      Buffer.from(
        `${time
          .toISOString()
          .replace(/[-:T]|\.\d+/g, '')
          .slice(2)}`,
      ),
    ),
  /** `1.2.840.10045.4.3.2` */
  identifier: (dotted: string) => {
    const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
    return value(0x06, Buffer.from([40 * first + second, ...arcs.flatMap(base128)]));
  },
  /** A value under a tag of its context; `constructed` when it holds other values. */
  tagged: (tag: number, content: Uint8Array, constructed = true) => value((constructed ? 0xa0 : 0x80) | tag, content),
} as const;

function base128(arc: number): readonly number[] {
  const bytes = [arc & 0x7f];
  for (let rest = arc >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
