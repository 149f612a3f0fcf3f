import type { Replica } from './replica';

/** Bytes of a parameter: fp4 carries a scale of one byte for each 16. */
const bytesPerParameter: Readonly<Record<Replica['precision'], number>> = { bf16: 2, fp8: 1, fp4: 0.5625 };

/** Bytes of a model's weights in a precision, where nobody states them. */
export function weightsBytesOf(parameters: number, precision: Replica['precision']): number {
  return parameters * bytesPerParameter[precision];
}
