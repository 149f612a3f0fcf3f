import { type InstanceType, instanceType, offer } from '#catalog';

/** A Karpenter NodePool as the charts render it, as far as it is read here. */
export interface RenderedNodePool {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly weight: number;
    readonly limits: Readonly<Record<string, number>>;
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly nodeClassRef: { readonly group: string; readonly kind: string; readonly name: string };
        readonly requirements: readonly { readonly key: string; readonly values: readonly string[] }[];
        readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
      };
    };
  };
}

export const CAPACITY_TYPE = 'karpenter.sh/capacity-type';
const INSTANCE_TYPE = 'node.kubernetes.io/instance-type';
const ZONE = 'topology.kubernetes.io/zone';
const ARCHITECTURE = 'kubernetes.io/arch';
const HOST_NAME = 'kubernetes.io/hostname';
const GPU = 'nvidia.com/gpu';

const KWOK_GROUP = 'karpenter.kwok.sh';
/** Karpenter's AWS provider takes this share off a type's memory for the hypervisor (its vmMemoryOverheadPercent). */
const MEMORY_OVERHEAD = 0.075;
const PODS_PER_NODE = 110;

/** Values that a pool requires of a label. */
export function required({ spec }: RenderedNodePool, key: string): readonly string[] {
  return spec.template.spec.requirements.find((requirement) => requirement.key === key)?.values ?? [];
}

export function capacityTypeOf(pool: RenderedNodePool): string {
  return required(pool, CAPACITY_TYPE).join('|');
}

/** The pool for Karpenter's provider of simulated nodes: its reference to a node class changes, nothing else. */
export function kwokNodePool(pool: RenderedNodePool): RenderedNodePool {
  const { template } = pool.spec;
  const nodeClassRef = { group: KWOK_GROUP, kind: 'KWOKNodeClass', name: template.spec.nodeClassRef.name };
  return { ...pool, spec: { ...pool.spec, template: { ...template, spec: { ...template.spec, nodeClassRef } } } };
}

/** One node class per name that the pools refer to; a node appears after a second. */
export function kwokNodeClasses(pools: readonly RenderedNodePool[]) {
  const names = new Set(pools.map((pool) => pool.spec.template.spec.nodeClassRef.name));
  return [...names].sort().map((name) => ({
    apiVersion: `${KWOK_GROUP}/v1alpha1`,
    kind: 'KWOKNodeClass',
    metadata: { name },
    spec: { nodeRegistrationDelay: '1s' },
  }));
}

/**
 * What the provider is told of each instance type of the pools, from the catalogue: size, and per zone and way of paying a
 * price. A type without a published price in that way is sold at another's, so that weights decide, not gaps in a list.
 */
export function kwokInstanceTypes(pools: readonly RenderedNodePool[], region: string) {
  const names = new Set(pools.flatMap((pool) => required(pool, INSTANCE_TYPE)));
  const zones = [...new Set(pools.flatMap((pool) => required(pool, ZONE)))].sort();
  return [...names].sort().map((name) => {
    const type = known(name);
    const seen = offer(name, region);
    const onDemand = seen?.onDemandUsdPerHour ?? seen?.spotTypicalUsdPerHour ?? 1;
    const prices = { spot: seen?.spotTypicalUsdPerHour ?? onDemand, 'on-demand': onDemand };
    return {
      name,
      architecture: architectureOf(type),
      operatingSystems: ['linux'],
      resources: sizeOf(type),
      offerings: zones.flatMap((zone) =>
        Object.entries(prices).map(([capacityType, Price]) => ({
          Price,
          Requirements: [
            { key: CAPACITY_TYPE, operator: 'In', values: [capacityType] },
            { key: ZONE, operator: 'In', values: [zone] },
          ],
        })),
      ),
    };
  });
}

/**
 * Nodes as a pool would start them, up to its limit, of its first instance type and spread over its zones: for a cluster
 * without Karpenter. kwok keeps them ready.
 */
export function standingNodes(pool: RenderedNodePool) {
  const type = known(required(pool, INSTANCE_TYPE)[0] ?? '');
  const zones = required(pool, ZONE);
  const { labels } = pool.spec.template.metadata;
  const count = pool.spec.limits.nodes ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const name = `${pool.metadata.name}-${index + 1}`;
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        annotations: { 'kwok.x-k8s.io/node': 'fake' },
        labels: {
          ...labels,
          [HOST_NAME]: name,
          [INSTANCE_TYPE]: type.name,
          [ZONE]: zones[index % zones.length] ?? '',
          [ARCHITECTURE]: architectureOf(type),
          [CAPACITY_TYPE]: capacityTypeOf(pool),
        },
      },
      spec: { taints: pool.spec.template.spec.taints },
      status: { allocatable: sizeOf(type), capacity: sizeOf(type) },
    };
  });
}

function known(name: string): InstanceType {
  const type = instanceType(name);
  if (type === undefined) throw new Error(`the catalogue knows no instance type "${name}"`);
  return type;
}

function architectureOf({ arch }: InstanceType): string {
  return arch === 'arm64' ? 'arm64' : 'amd64';
}

function sizeOf({ vcpu, memoryGiB, gpu, localNvmeGiB }: InstanceType): Readonly<Record<string, string>> {
  return {
    cpu: String(vcpu),
    memory: `${Math.floor(memoryGiB * 1024 * (1 - MEMORY_OVERHEAD))}Mi`,
    'ephemeral-storage': `${Math.max(100, localNvmeGiB)}Gi`,
    pods: String(PODS_PER_NODE),
    ...(gpu === null ? {} : { [GPU]: String(gpu.count) }),
  };
}
