import type { Gpu } from '#catalog';
import type { Replica } from './replica';

/**
 * Dense bf16 operations per byte of memory bandwidth where the catalogue has no rate: A10G, at the lower of the two figures in
 * dispute (70e12 / 600e9). Higher on every GPU whose rate is published, so that it errs towards slower prefills.
 */
const assumedOperationsPerByte = 117;

/** Arithmetic rate of a precision, operations a second, and whether it had to be assumed. */
export interface ArithmeticRate {
  readonly perSecond: number;
  readonly assumed: boolean;
}

/** Dense fp4 operations for each of fp8, where a GPU has units for it: 9 and 4.5e15 on B200 (vendor's figure, unverified). */
const fp4PerFp8: Readonly<Record<string, number>> = { B200: 2 };

/**
 * Rate at which a GPU multiplies weights of a precision. Without units of that precision the weights are widened first and run
 * at the bf16 rate: fp8 on A100 and A10G, fp4 on all but Blackwell (weight-only kernels).
 */
export function arithmeticRate(gpu: Gpu, precision: Replica['precision']): ArithmeticRate {
  const published = ownRate(gpu, precision) ?? gpu.bf16DenseTflops;
  return published === null
    ? { perSecond: assumedOperationsPerByte * bandwidthBytesPerSecond(gpu), assumed: true }
    : { perSecond: published * 1e12, assumed: false };
}

/** Memory bandwidth of one GPU, bytes a second. */
export function bandwidthBytesPerSecond(gpu: Gpu): number {
  return gpu.bandwidthGBPerS * 1e9;
}

/** Published rate of the units that a precision has of its own, 10^12 operations a second; null without such. */
function ownRate(gpu: Gpu, precision: Replica['precision']): number | null {
  if (precision === 'bf16' || gpu.fp8DenseTflops === null) return null;
  if (precision === 'fp8') return gpu.fp8DenseTflops;
  const factor = fp4PerFp8[gpu.name];
  return factor === undefined ? null : gpu.fp8DenseTflops * factor;
}
