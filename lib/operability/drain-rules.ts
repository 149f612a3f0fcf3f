import { checkEach, type Finding, fault, listAt, numberAt, type Plain, type Rule, textAt } from '#evidence';
import { canLand } from './can-land';
import { type ClusterView, listClusters } from './cluster-view';
import { preStopSeconds, shutdownSeconds } from './container-end';
import type { OperabilityInput } from './operability-input';
import type { PodContainer, PodTemplate, Workload } from './workload';
import { workloadFault } from './workload-fault';

/** What Kubernetes grants where a pod says nothing (core/v1, PodSpec.terminationGracePeriodSeconds). */
const usualGraceSeconds = 30;

interface Draining {
  readonly cluster: ClusterView;
  readonly workload: Workload;
  readonly pod: PodTemplate;
}

const outlastsShutdown: Rule<OperabilityInput> = {
  name: 'grace-outlasts-shutdown',
  claim:
    'The grace period of every pod is longer than the preStop hook and the shutdown time of each of its containers together, and no program is told of more time than it has.',
  check({ inventory }) {
    return checkEach(listDraining(inventory), ({ workload, pod }) =>
      pod.containers.flatMap((container) => shutdownFaults(workload, pod, container)),
    );
  },
};

function shutdownFaults(
  workload: Workload,
  pod: PodTemplate,
  { name, container, property }: PodContainer,
): readonly Finding[] {
  const graceSeconds = graceOf(pod.spec);
  const hook = preStopSeconds(container);
  const shutdown = shutdownSeconds(container);
  const told = numberAt(environmentOf(container, 'DRAIN_SECONDS'), 'value');
  const found = (at: string, message: string, mend: string) =>
    workloadFault({ rule: outlastsShutdown.name, workload, property: at, message, mend });
  const graceAt = `${pod.property}.spec.terminationGracePeriodSeconds`;
  const mend =
    'raise graceSeconds, or shorten preStop or shutdown (drain in lib/topology/resolve-engine.ts, resolve-pool-proxy.ts)';
  return [
    ...(hook === null
      ? [
          found(
            `${property}.lifecycle.preStop`,
            `nobody can say how long preStop of ${name} in ${pod.workload} takes; allowed: sleep`,
            'use the hook `sleep`',
          ),
        ]
      : []),
    ...((hook ?? 0) + shutdown > 0 && (hook ?? 0) + shutdown >= graceSeconds
      ? [
          found(
            graceAt,
            `${pod.workload} has a grace period of ${graceSeconds} s; ${name} takes ${hook} s of preStop and ${shutdown} s of shutdown; allowed: more than ${(hook ?? 0) + shutdown}`,
            mend,
          ),
        ]
      : []),
    ...(told !== null && told > graceSeconds
      ? [
          found(
            graceAt,
            `${name} of ${pod.workload} is told of ${told} s (DRAIN_SECONDS), but killed after ${graceSeconds} s`,
            mend,
          ),
        ]
      : []),
  ];
}

function environmentOf(container: Plain, name: string): unknown {
  return listAt(container, 'env').find((variable) => textAt(variable, 'name') === name);
}

/** From the notice to the end of a spot instance (Amazon EC2 User Guide, "Spot Instance interruption notices", read 2026-11-21). */
const spotNoticeSeconds = 120;

/** Of those, what passes before pods are told: the notice reaches its queue, and Karpenter taints the node and evicts. Assumed. */
const slackSeconds = 10;

const fitsSpotNotice: Rule<OperabilityInput> = {
  name: 'drain-fits-spot-notice',
  claim: `Pods that may land on spot nodes have a grace period within the notice of ${spotNoticeSeconds} s, less ${slackSeconds} s until they hear of it.`,
  check({ inventory }) {
    const allowed = spotNoticeSeconds - slackSeconds;
    const onSpot = listDraining(inventory).filter(({ cluster, pod }) =>
      cluster.offers.some((offer) => offer.isSpot && canLand(pod.spec, offer)),
    );
    return checkEach(onSpot, ({ workload, pod }) => {
      const graceSeconds = graceOf(pod.spec);
      if (graceSeconds <= allowed) return [];
      return [
        workloadFault({
          rule: fitsSpotNotice.name,
          workload,
          property: `${pod.property}.spec.terminationGracePeriodSeconds`,
          message: `${pod.workload} may run on spot and takes ${graceSeconds} s to end; its node is gone ${spotNoticeSeconds} s after the notice; allowed: up to ${allowed}`,
          mend: 'shorten drain in lib/topology/resolve-engine.ts, or keep the pods off spot',
        }),
      ];
    });
  },
};

const nodeOutlasts: Rule<OperabilityInput> = {
  name: 'node-outlasts-pods',
  claim: 'Every NodePool gives a node that is to go more time than any pod that may run on it takes to end.',
  check({ inventory }) {
    const pools = listClusters(inventory).flatMap((cluster) =>
      cluster.offers
        .filter(({ terminationGraceSeconds }) => terminationGraceSeconds !== null)
        .map((offer) => ({ cluster, offer })),
    );
    return checkEach(pools, ({ cluster, offer }) => {
      const seconds = offer.terminationGraceSeconds ?? 0;
      const longest = cluster.workloads
        .flatMap(({ pods }) => pods)
        .filter(({ spec }) => canLand(spec, offer))
        .sort((a, b) => graceOf(b.spec) - graceOf(a.spec))[0];
      if (longest === undefined || graceOf(longest.spec) < seconds) return [];
      return [
        fault({
          rule: nodeOutlasts.name,
          at: { ...offer.at, property: 'spec.template.spec.terminationGracePeriod' },
          message: `${offer.name} stops its nodes after ${seconds} s, but ${longest.workload} takes up to ${graceOf(longest.spec)} s to end; allowed: more than that`,
          mend: 'raise terminationGraceSeconds in lib/topology/resolve-node-pools.ts',
        }),
      ];
    });
  },
};

/** Rules about the time that pods have to end. */
export const drainRules: readonly Rule<OperabilityInput>[] = [outlastsShutdown, fitsSpotNotice, nodeOutlasts];

function listDraining(inventory: OperabilityInput['inventory']): readonly Draining[] {
  return listClusters(inventory).flatMap((cluster) =>
    cluster.workloads.flatMap((workload) => workload.pods.map((pod) => ({ cluster, workload, pod }))),
  );
}

function graceOf(spec: Plain): number {
  return numberAt(spec, 'terminationGracePeriodSeconds') ?? usualGraceSeconds;
}
