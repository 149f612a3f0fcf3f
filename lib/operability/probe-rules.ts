import { checkEach, type Finding, isRecord, numberAt, type Plain, type Rule } from '#evidence';
import { type ClusterView, isServed, listClusters } from './cluster-view';
import type { OperabilityInput } from './operability-input';
import { podSize } from './pod-size';
import type { PodContainer, PodTemplate, Workload } from './workload';
import { workloadFault } from './workload-fault';

interface Probed {
  readonly cluster: ClusterView;
  readonly workload: Workload;
  readonly pod: PodTemplate;
  readonly container: PodContainer;
}

const isReadyChecked: Rule<OperabilityInput> = {
  name: 'served-pod-readiness',
  claim: 'Every container of a pod that a Service or an InferencePool sends requests to says when it is ready.',
  check({ inventory }) {
    const served = listProbed(inventory).filter(({ cluster, workload, pod }) =>
      isServed(cluster, workload.object.namespace, pod),
    );
    return checkEach(served, ({ workload, pod, container }) => {
      if (isRecord(container.container.readinessProbe)) return [];
      return [
        workloadFault({
          rule: isReadyChecked.name,
          workload,
          property: `${container.property}.readinessProbe`,
          message: `${container.name} of ${pod.workload} has no readiness probe: requests reach it before it can answer`,
          mend: 'give it the probe of its kind (charts/engine-container.ts, charts/companion.ts)',
        }),
      ];
    });
  },
};

/** What Kubernetes takes where nothing is said (apps/v1, DeploymentSpec; core/v1, Probe). */
const usual = { progressDeadlineSeconds: 600, periodSeconds: 10, failureThreshold: 3 } as const;

const startupFits: Rule<OperabilityInput> = {
  name: 'startup-fits-rollout',
  claim:
    'A Deployment is not called failed while one of its containers may still be starting, as its startup probe allows.',
  check({ inventory }) {
    const starting = listProbed(inventory).filter(
      ({ workload, container }) => workload.kind === 'Deployment' && isRecord(container.container.startupProbe),
    );
    return checkEach(starting, ({ workload, pod, container }) => {
      const deadline =
        numberAt(workload.object.object, 'spec', 'progressDeadlineSeconds') ?? usual.progressDeadlineSeconds;
      const budget = budgetSeconds(container.container.startupProbe);
      if (budget < deadline) return [];
      return [
        workloadFault({
          rule: startupFits.name,
          workload,
          property: 'spec.progressDeadlineSeconds',
          message: `${container.name} of ${pod.workload} may take ${budget} s to start, but the rollout is called failed after ${deadline} s; allowed: more than ${budget}`,
          mend: 'let progressDeadlineSeconds and the startup probe follow from the same warm-up (lib/topology/resolve-engine.ts)',
        }),
      ];
    });
  },
};

/** A program without weights is up within this, seconds; below it a liveness probe would end what only starts. Assumed. */
const leastStartSeconds = 10;

const livenessWaits: Rule<OperabilityInput> = {
  name: 'liveness-waits',
  claim: `No liveness probe ends a container that still starts: a startup probe holds it back, as it must for what asks for GPUs, or it takes ${leastStartSeconds} s or more to fail.`,
  check({ inventory }) {
    const live = listProbed(inventory).filter(({ container }) => isRecord(container.container.livenessProbe));
    return checkEach(live, livenessFaults);
  },
};

function livenessFaults({ workload, pod, container }: Probed): readonly Finding[] {
  const { livenessProbe, startupProbe } = container.container;
  if (isRecord(startupProbe)) return [];
  const loadsWeights = podSize({ ...pod, containers: [container] }).gpus > 0;
  const budget = budgetSeconds(livenessProbe);
  if (!loadsWeights && budget >= leastStartSeconds) return [];
  const why = loadsWeights ? 'which loads weights first' : `allowed: ${leastStartSeconds} s or more`;
  return [
    workloadFault({
      rule: livenessWaits.name,
      workload,
      property: `${container.property}.livenessProbe`,
      message: `${container.name} of ${pod.workload} has no startup probe and is ended ${budget} s after it began; ${why}`,
      mend: 'give it a startup probe (charts/engine-container.ts)',
    }),
  ];
}

/** Rules about probes. */
export const probeRules: readonly Rule<OperabilityInput>[] = [isReadyChecked, startupFits, livenessWaits];

/** Longest from the start of a container until its probe gives up. */
function budgetSeconds(probe: unknown): number {
  const at = (field: keyof Plain, otherwise: number) => numberAt(probe, field) ?? otherwise;
  return (
    at('initialDelaySeconds', 0) +
    at('periodSeconds', usual.periodSeconds) * at('failureThreshold', usual.failureThreshold)
  );
}

function listProbed(inventory: OperabilityInput['inventory']): readonly Probed[] {
  return listClusters(inventory).flatMap((cluster) =>
    cluster.workloads.flatMap((workload) =>
      workload.pods.flatMap((pod) => pod.containers.map((container) => ({ cluster, workload, pod, container }))),
    ),
  );
}
