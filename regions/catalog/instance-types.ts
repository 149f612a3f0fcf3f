import { fromSource, type Sourced } from './sourced';

/** GPUs of an instance type. */
export interface InstanceGpus {
  /** Name of the GPU, see `gpu(name)`. */
  readonly model: string;
  /** How many the instance has. */
  readonly count: number;
  /** Memory of each, MiB, as EC2 reports it: less than the data sheet where ECC takes its share. */
  readonly memoryMiBEach: number;
  /** Memory of all together, MiB. */
  readonly memoryMiBTotal: number;
}

/** EKS managed AMI variant that a node of this type needs (EKS API names, usable as `amiType`). */
export type AmiType = 'AL2023_x86_64_STANDARD' | 'AL2023_ARM_64_STANDARD' | 'AL2023_x86_64_NVIDIA';

/** One EC2 instance type. */
export interface InstanceType {
  /** For example `g6e.4xlarge`. */
  readonly name: string;
  readonly arch: 'x86_64' | 'arm64';
  readonly vcpu: number;
  /** Memory of the host, GiB. */
  readonly memoryGiB: number;
  /** Null for types without a GPU. */
  readonly gpu: InstanceGpus | null;
  /** Instance store of all disks, GiB, rounded down; 0 for none. EC2 states it in GB (10^9 bytes). */
  readonly localNvmeGiB: number;
  /** Whether it has an Elastic Fabric Adapter, which replicas over several nodes need. */
  readonly efa: boolean;
  /** AMI variant that its nodes boot from. */
  readonly amiType: AmiType;
}

type GpuRow = readonly [
  name: string,
  vcpu: number,
  memoryGiB: number,
  model: string,
  count: number,
  memoryMiBEach: number,
  localNvmeGB: number,
  efa: boolean,
];

type CpuRow = readonly [name: string, arch: InstanceType['arch'], vcpu: number, memoryGiB: number];

const gpuRows: readonly GpuRow[] = [
  ['g5.2xlarge', 8, 32, 'A10G', 1, 22888, 450, false],
  ['g5.4xlarge', 16, 64, 'A10G', 1, 22888, 600, false],
  ['g5.48xlarge', 192, 768, 'A10G', 8, 22888, 7600, true],
  ['g6.xlarge', 4, 16, 'L4', 1, 22888, 250, false],
  ['g6.8xlarge', 32, 128, 'L4', 1, 22888, 900, true],
  ['g6.12xlarge', 48, 192, 'L4', 4, 22888, 3760, true],
  ['g6e.xlarge', 4, 32, 'L40S', 1, 45776, 250, false],
  ['g6e.4xlarge', 16, 128, 'L40S', 1, 45776, 600, false],
  ['g6e.8xlarge', 32, 256, 'L40S', 1, 45776, 900, true],
  ['g6e.12xlarge', 48, 384, 'L40S', 4, 45776, 3800, true],
  ['g6e.24xlarge', 96, 768, 'L40S', 4, 45776, 3800, true],
  ['g6e.48xlarge', 192, 1536, 'L40S', 8, 45776, 7600, true],
  ['p4d.24xlarge', 96, 1152, 'A100-40', 8, 40960, 8000, true],
  ['p4de.24xlarge', 96, 1152, 'A100-80', 8, 81920, 8000, true],
  ['p5.4xlarge', 16, 256, 'H100', 1, 81920, 3800, true],
  ['p5.48xlarge', 192, 2048, 'H100', 8, 81920, 30400, true],
  ['p5e.48xlarge', 192, 2048, 'H200', 8, 144384, 30400, true],
  ['p5en.48xlarge', 192, 2048, 'H200', 8, 144384, 30400, true],
  ['p6-b200.48xlarge', 192, 2048, 'B200', 8, 183359, 30400, true],
];

const cpuRows: readonly CpuRow[] = [
  ['t3.medium', 'x86_64', 2, 4],
  ['t3.large', 'x86_64', 2, 8],
  ['t3.xlarge', 'x86_64', 4, 16],
  ['t3.2xlarge', 'x86_64', 8, 32],
  ['c7i.large', 'x86_64', 2, 4],
  ['c7i.xlarge', 'x86_64', 4, 8],
  ['c7i.2xlarge', 'x86_64', 8, 16],
  ['c7i.4xlarge', 'x86_64', 16, 32],
  ['m7i.large', 'x86_64', 2, 8],
  ['m7i.xlarge', 'x86_64', 4, 16],
  ['m7i.2xlarge', 'x86_64', 8, 32],
  ['m7i.4xlarge', 'x86_64', 16, 64],
  ['m7g.large', 'arm64', 2, 8],
  ['m7g.xlarge', 'arm64', 4, 16],
  ['m7g.2xlarge', 'arm64', 8, 32],
  ['r7i.large', 'x86_64', 2, 16],
  ['r7i.xlarge', 'x86_64', 4, 32],
  ['r7i.2xlarge', 'x86_64', 8, 64],
];

function gpuType(row: GpuRow): InstanceType {
  const [name, vcpu, memoryGiB, model, count, memoryMiBEach, localNvmeGB, efa] = row;
  const gpu = Object.freeze({ model, count, memoryMiBEach, memoryMiBTotal: count * memoryMiBEach });
  const localNvmeGiB = Math.floor((localNvmeGB * 1e9) / 2 ** 30);
  return { name, arch: 'x86_64', vcpu, memoryGiB, gpu, localNvmeGiB, efa, amiType: 'AL2023_x86_64_NVIDIA' };
}

function cpuType(row: CpuRow): InstanceType {
  const [name, arch, vcpu, memoryGiB] = row;
  const amiType = arch === 'arm64' ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD';
  return { name, arch, vcpu, memoryGiB, gpu: null, localNvmeGiB: 0, efa: false, amiType };
}

const instanceTypes: readonly Sourced<InstanceType>[] = fromSource(
  {
    source: 'aws/karpenter-provider-aws@1d92708 website/content/en/docs/reference/instance-types.md (from the EC2 API)',
    asOf: '2026-07-11',
  },
  [...gpuRows.map(gpuType), ...cpuRows.map(cpuType)],
);

const byName: ReadonlyMap<string, Sourced<InstanceType>> = new Map(instanceTypes.map((entry) => [entry.name, entry]));

/** Names of all instance types that the catalogue knows, those with GPUs first. */
export const instanceTypeNames: readonly string[] = Object.freeze(instanceTypes.map((entry) => entry.name));

/** The instance type with this name, or undefined when the catalogue does not know it. */
export function instanceType(name: string): Sourced<InstanceType> | undefined {
  return byName.get(name);
}
