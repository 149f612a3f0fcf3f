import { checkEach, type Finding, type Rule, valueAt } from '#evidence';
import type { Engine, ServingPool, Topology } from '#topology';
import { type ClusterView, listClusters } from './cluster-view';
import { preStopSeconds, shutdownSeconds } from './container-end';
import { selects } from './label-selector';
import type { OperabilityInput } from './operability-input';
import type { PodTemplate, Workload } from './workload';
import { workloadFault } from './workload-fault';

const finishes: Rule<OperabilityInput> = {
  name: 'engine-finishes-requests',
  claim:
    'Every engine that an InferencePool selects leaves the endpoints before it stops, and finishes what it runs, for as long as the Topology says.',
  check({ inventory, topology }) {
    const engines = enginesOf(topology);
    const serving = listClusters(inventory).flatMap((cluster) => listServing(cluster, engines));
    return checkEach(serving, engineFaults);
  },
};

/** The rule that no request is cut off by an engine that ends. */
export const engineDrainRules: readonly Rule<OperabilityInput>[] = [finishes];

interface Serving {
  readonly workload: Workload;
  readonly pod: PodTemplate;
  readonly engine: Engine;
}

function engineFaults({ workload, pod, engine: { kind, drain } }: Serving): readonly Finding[] {
  const found = (property: string, message: string) =>
    workloadFault({
      rule: finishes.name,
      workload,
      property,
      message,
      mend: 'render the drain of the Topology as it is (charts/engine-container.ts, lib/topology/resolve-engine.ts)',
    });
  return pod.containers.flatMap(({ name, property, container }) => {
    const hook = preStopSeconds(container);
    const shutdown = shutdownSeconds(container);
    // the simulator has no such option: it finishes by itself
    const meant = kind === 'vllm' ? drain.shutdownSeconds : 0;
    return [
      ...(hook === drain.preStopSeconds
        ? []
        : [
            found(
              `${property}.lifecycle.preStop`,
              `${name} of ${pod.workload} waits ${hook ?? 'nobody knows how many'} s before it stops, while requests still reach it; allowed: ${drain.preStopSeconds}`,
            ),
          ]),
      ...(shutdown === meant
        ? []
        : [
            found(
              `${property}.args`,
              `${name} of ${pod.workload} has ${shutdown} s to finish what it runs (--shutdown-timeout); allowed: ${meant}`,
            ),
          ]),
    ];
  });
}

/** Engines by Region and name of their InferencePool. */
function enginesOf({ jurisdictions }: Topology): ReadonlyMap<string, Engine> {
  const regions = jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  return new Map(
    regions.flatMap(({ name, modelPools }) =>
      modelPools
        .flatMap((pool): ServingPool[] => [pool, ...(pool.canary === null ? [] : [pool.canary.pool])])
        .map(({ picker, engine }): [string, Engine] => [`${name} ${picker.pool}`, engine]),
    ),
  );
}

function listServing(cluster: ClusterView, engines: ReadonlyMap<string, Engine>): readonly Serving[] {
  return cluster.ofKind('InferencePool').flatMap((pool) => {
    const engine = engines.get(`${cluster.region} ${pool.name}`);
    if (engine === undefined) return [];
    const selector = valueAt(pool.object, 'spec', 'selector');
    return cluster.workloads
      .filter(({ object }) => object.namespace === pool.namespace)
      .flatMap((workload) =>
        workload.pods.filter(({ labels }) => selects(selector, labels)).map((pod) => ({ workload, pod, engine })),
      );
  });
}
