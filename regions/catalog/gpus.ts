import type { Sourced } from './sourced';

/** What one GPU can do, by its data sheet. What is left for a model is in `InstanceType.gpu.memoryMiBEach`. */
export interface Gpu {
  /** Name as used by `InstanceType.gpu.model`, for example `H100`. */
  readonly name: string;
  /** Memory of the part, GiB; the driver shows a little less. */
  readonly memoryGiB: number;
  /** Memory bandwidth, 10^9 bytes a second. */
  readonly bandwidthGBPerS: number;
  /** Dense bf16 rate, 10^12 operations a second; null where sources disagree or none was seen. */
  readonly bf16DenseTflops: number | null;
  /** Dense fp8 rate, 10^12 operations a second; null where the GPU has none or none was seen. */
  readonly fp8DenseTflops: number | null;
  /** What to know before use; empty when nothing. */
  readonly note: string;
}

const gpus: readonly Sourced<Gpu>[] = [
  {
    name: 'A10G',
    memoryGiB: 24,
    bandwidthGBPerS: 600,
    bf16DenseTflops: null,
    fp8DenseTflops: null,
    note: 'tensor rate in dispute (70e12 or 125e12): calibrate, do not use',
    source: 'vendor page via research notes',
    asOf: 'unverified',
  },
  {
    name: 'L4',
    memoryGiB: 24,
    bandwidthGBPerS: 300,
    bf16DenseTflops: 121,
    fp8DenseTflops: 242,
    note: 'EC2 reports 22888 MiB usable',
    source: 'aiconfigurator@095f58a systems/l4.yaml',
    asOf: '2026',
  },
  {
    name: 'L40S',
    memoryGiB: 44.98828125,
    bandwidthGBPerS: 864,
    bf16DenseTflops: 362.05,
    fp8DenseTflops: 733,
    note: 'EC2 reports 45776 MiB usable; one third-party page says 181e12 dense bf16',
    source: 'aiconfigurator@095f58a systems/l40s.yaml',
    asOf: '2026',
  },
  {
    name: 'A100-40',
    memoryGiB: 40,
    bandwidthGBPerS: 1555,
    bf16DenseTflops: 312,
    fp8DenseTflops: null,
    note: 'unverified bandwidth',
    source: 'vendor data sheet, from memory',
    asOf: 'unverified',
  },
  {
    name: 'A100-80',
    memoryGiB: 80,
    bandwidthGBPerS: 2039,
    bf16DenseTflops: 312,
    fp8DenseTflops: null,
    note: '',
    source: 'aiconfigurator@095f58a systems/a100_sxm.yaml',
    asOf: '2026',
  },
  {
    name: 'H100',
    memoryGiB: 80,
    bandwidthGBPerS: 3350,
    bf16DenseTflops: 989,
    fp8DenseTflops: 1978,
    note: 'vendor memory is 80e9 or 80 GiB by convention; driver shows 81559 MiB',
    source: 'aiconfigurator@095f58a systems/h100_sxm.yaml',
    asOf: '2026',
  },
  {
    name: 'H200',
    memoryGiB: 141,
    bandwidthGBPerS: 4800,
    bf16DenseTflops: 989,
    fp8DenseTflops: 1978,
    note: '',
    source: 'aiconfigurator@095f58a systems/h200_sxm.yaml',
    asOf: '2026',
  },
  {
    name: 'B200',
    memoryGiB: 180,
    bandwidthGBPerS: 7700,
    bf16DenseTflops: 2250,
    fp8DenseTflops: 4500,
    note: '',
    source: 'aiconfigurator@095f58a systems/b200_sxm.yaml',
    asOf: '2026',
  },
];

/** Names of all GPUs, slowest memory first. */
export const gpuNames: readonly string[] = Object.freeze(gpus.map((entry) => entry.name));

/** The data sheet of a GPU, or undefined when the catalogue does not know it. */
export function gpu(name: string): Sourced<Gpu> | undefined {
  return gpus.find((entry) => entry.name === name);
}
