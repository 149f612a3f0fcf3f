import {
  checkEach,
  type Finding,
  fault,
  isRecord,
  listAt,
  numberAt,
  objectLocation,
  type PlacedObject,
  type Rule,
  recordAt,
  textAt,
  valueAt,
} from '#evidence';
import { type ClusterView, floorOf, givesWay, isServed, listClusters } from './cluster-view';
import { selects } from './label-selector';
import type { OperabilityInput } from './operability-input';
import type { PodTemplate, Workload } from './workload';
import { workloadFault } from './workload-fault';

const hasBudget: Rule<OperabilityInput> = {
  name: 'pool-has-budget',
  claim:
    'Pods that requests are sent to, or of which there are always two or more, have exactly one disruption budget, except DaemonSets and pods that give way to any other.',
  check({ inventory }) {
    const things = listClusters(inventory).flatMap((cluster) =>
      cluster.workloads
        .filter((workload) => workload.kind !== 'DaemonSet' && !givesWay(cluster, workload))
        .filter((workload) => isPool(cluster, workload))
        .flatMap((workload) => workload.pods.map((pod) => ({ cluster, workload, pod }))),
    );
    return checkEach(things, ({ cluster, workload, pod }) => {
      const budgets = cluster.ofKind(budgetKind).filter((budget) => covers(budget, workload, pod));
      if (budgets.length === 1) return [];
      const message =
        budgets.length === 0
          ? `the pods of ${pod.workload} have no disruption budget: a drain of nodes may take them all at once`
          : `the pods of ${pod.workload} have ${budgets.length} disruption budgets (${budgets.map(({ name }) => name).join(', ')}); with more than one no pod can be evicted`;
      return [
        workloadFault({
          rule: hasBudget.name,
          workload,
          property: `${pod.property}.metadata.labels`,
          message,
          mend: 'give its pods one PodDisruptionBudget, of their own labels (charts/pool-service.ts, charts/companion.ts)',
        }),
      ];
    });
  },
};

const budgetKind = 'PodDisruptionBudget';

function isPool(cluster: ClusterView, workload: Workload): boolean {
  return (
    floorOf(cluster, workload) > 1 || workload.pods.some((pod) => isServed(cluster, workload.object.namespace, pod))
  );
}

const letsSomeGo: Rule<OperabilityInput> = {
  name: 'budget-lets-some-go',
  claim:
    'Every disruption budget covers pods that exist, lets at least one of them go, and never all of them where there are two or more.',
  check({ inventory }) {
    const things = listClusters(inventory).flatMap((cluster) => [
      ...cluster.ofKind(budgetKind).map((budget) => () => budgetFaults(cluster, budget)),
      ...cluster.ofKind('EnvoyProxy').map((proxy) => () => envoyFaults(proxy)),
    ]);
    return checkEach(things, (faultsOf) => faultsOf());
  },
};

function budgetFaults(cluster: ClusterView, budget: PlacedObject): readonly Finding[] {
  const covered = cluster.workloads.filter((workload) => workload.pods.some((pod) => covers(budget, workload, pod)));
  if (covered.length === 0) {
    return [
      fault({
        rule: letsSomeGo.name,
        at: objectLocation(budget, 'spec.selector'),
        message: `the disruption budget ${budget.name} covers no pod of ${budget.namespace}`,
        mend: 'make its selector of the labels of the pods that it is for',
      }),
    ];
  }
  const pods = covered.reduce((sum, workload) => sum + podsOf(cluster, workload), 0);
  return evictionFaults({ object: budget, property: 'spec', bounds: recordAt(budget.object, 'spec'), pods });
}

/** Envoy Gateway makes Deployment, autoscaler and budget of the Envoys from what stands here. */
function envoyFaults(proxy: PlacedObject): readonly Finding[] {
  const property = 'spec.provider.kubernetes.envoyPDB';
  const kubernetes = recordAt(proxy.object, 'spec', 'provider', 'kubernetes');
  const pods =
    numberAt(kubernetes, 'envoyHpa', 'minReplicas') ?? numberAt(kubernetes, 'envoyDeployment', 'replicas') ?? 1;
  if (isRecord(kubernetes.envoyPDB))
    return evictionFaults({ object: proxy, property, bounds: kubernetes.envoyPDB, pods });
  return [
    fault({
      rule: letsSomeGo.name,
      at: objectLocation(proxy, property),
      message: `the Envoys of ${proxy.name} have no disruption budget: a drain of nodes may take them all at once`,
      mend: 'set envoyPDB in charts/envoy-proxy.ts',
    }),
  ];
}

interface Bounded {
  readonly object: PlacedObject;
  /** Path of the bounds in the object. */
  readonly property: string;
  /** Holds `minAvailable` or `maxUnavailable`. */
  readonly bounds: unknown;
  readonly pods: number;
}

function evictionFaults({ object, property, bounds, pods }: Bounded): readonly Finding[] {
  const field = valueAt(bounds, 'minAvailable') === undefined ? 'maxUnavailable' : 'minAvailable';
  const value = scaled(valueAt(bounds, field), pods);
  const gone = field === 'maxUnavailable' ? Math.min(value, pods) : pods - value;
  const stated = String(valueAt(bounds, field) ?? 'not set');
  const found = (message: string) => [
    fault({
      rule: letsSomeGo.name,
      at: objectLocation(object, `${property}.${field}`),
      message,
      mend: 'bound it with maxUnavailable: 1 (disruption.maxUnavailable in the Topology)',
    }),
  ];
  const what = `${field} ${stated} of ${object.kind} ${object.name}`;
  if (pods > 0 && gone < 1)
    return found(`${what} lets none of ${pods} pods go: no node of theirs can be renewed; allowed: ${upTo(pods)}`);
  if (pods > 1 && gone >= pods) return found(`${what} lets all ${pods} pods go at once; allowed: ${upTo(pods)}`);
  return [];
}

/** One has to go, and one to stay where there are more. */
function upTo(pods: number): string {
  return pods > 2 ? `1 to ${pods - 1}` : '1';
}

/** Kubernetes rounds a share up, for both bounds (Tasks, "Specifying a Disruption Budget for your Application", read 2026-11-21). */
function scaled(value: unknown, pods: number): number {
  const [, percent] = /^(\d+)%$/.exec(String(value)) ?? [];
  return percent === undefined ? Number(value ?? 0) : Math.ceil((Number(percent) / 100) * pods);
}

/** Pods that a workload always has; a LeaderWorkerSet has several a replica. */
function podsOf(cluster: ClusterView, workload: Workload): number {
  return floorOf(cluster, workload) * (numberAt(workload.object.object, 'spec', 'leaderWorkerTemplate', 'size') ?? 1);
}

function covers(budget: PlacedObject, { object }: Workload, { labels }: PodTemplate): boolean {
  return budget.namespace === object.namespace && selects(valueAt(budget.object, 'spec', 'selector'), labels);
}

const nodesHaveBudgets: Rule<OperabilityInput> = {
  name: 'node-pool-budget',
  claim:
    'Every NodePool bounds how many of its nodes that hold pods Karpenter takes at once, for drift and for consolidation: more than none, fewer than all.',
  check({ inventory }) {
    return checkEach(
      listClusters(inventory).flatMap(({ ofKind }) => ofKind('NodePool')),
      (pool) => ['Drifted', 'Underutilized'].flatMap((reason) => reasonFaults(pool, reason)),
    );
  },
};

function reasonFaults(pool: PlacedObject, reason: string): readonly Finding[] {
  const always = listAt(pool.object, 'spec', 'disruption', 'budgets').filter((budget) => {
    const reasons = listAt(budget, 'reasons');
    return textAt(budget, 'schedule') === null && (reasons.length === 0 || reasons.includes(reason));
  });
  const [nodes, ...rest] = always.map((budget) => textAt(budget, 'nodes') ?? '10%');
  const found = (message: string) => [
    fault({
      rule: nodesHaveBudgets.name,
      at: objectLocation(pool, 'spec.disruption.budgets'),
      message: `NodePool ${pool.name} ${message}`,
      mend: 'give it a budget of some percent for that reason (disruptionBudgets in lib/topology/resolve-node-pools.ts)',
    }),
  ];
  if (nodes === undefined) return found(`has no budget that always counts for ${reason}`);
  const bad = [nodes, ...rest].find((share) => /^(0|0%|100%)$/.test(share));
  if (bad === undefined) return [];
  return found(
    bad === '100%'
      ? `lets all its nodes go at once for ${reason}; allowed: less than 100%`
      : `lets no node go for ${reason}, at any time: its nodes are never renewed; allowed: more than 0`,
  );
}

/** Rules about how much may be taken away at once. */
export const disruptionRules: readonly Rule<OperabilityInput>[] = [hasBudget, letsSomeGo, nodesHaveBudgets];
