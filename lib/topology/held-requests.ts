/** Memory of a gateway's Envoy that holds nothing, MiB. */
const idleMiB = 128;

/**
 * What a stream that is open takes of it, KiB: 97 were measured with 10,080 of them, over TLS and HTTP/2, with short prompts (`npm run bench:gateway`,
 * Envoy 1.38.2, 2026-11-22).
 */
const perRequestKiB = 100;

/** Share of its memory that requests may take by being there; the rest is for prompts, which are held whole while another place may be tried. */
const share = 0.75;

/** How many requests a gateway's Envoy may have in hand at once: more, and it would end for want of memory, and every stream with it. */
export function heldRequests(memoryMiB: number): number {
  return Math.floor(((share * memoryMiB - idleMiB) * 1024) / perRequestKiB);
}
