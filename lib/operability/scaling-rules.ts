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
import { type ClusterView, floorOf, givesWay, listClusters, scalersOf } from './cluster-view';
import { selects } from './label-selector';
import type { OperabilityInput } from './operability-input';
import { workloadFault } from './workload-fault';

const hasTarget: Rule<OperabilityInput> = {
  name: 'scaler-target',
  claim:
    'Every autoscaler has a workload that exists, which no other scales and no manifest gives a number of replicas.',
  check({ inventory }) {
    return checkEach(listScalers(inventory), ({ cluster, scaler }) => targetFaults(cluster, scaler));
  },
};

function targetFaults(cluster: ClusterView, scaler: PlacedObject): readonly Finding[] {
  const found = (message: string, mend: string) => [
    fault({ rule: hasTarget.name, at: objectLocation(scaler, 'spec.scaleTargetRef'), message, mend }),
  ];
  const target = cluster.workloads.find((workload) => scalersOf(cluster, workload).includes(scaler));
  if (target === undefined) {
    const name = textAt(scaler.object, 'spec', 'scaleTargetRef', 'name') ?? '(none)';
    return found(
      `${scaler.kind} ${scaler.name} scales ${name}, which does not exist in ${scaler.namespace}`,
      'name the workload of its pool',
    );
  }
  const others = scalersOf(cluster, target).filter((other) => other !== scaler);
  return [
    ...(others.length === 0
      ? []
      : found(
          `${target.name} is scaled by ${scaler.name} and by ${others.map(({ name }) => name).join(', ')}`,
          'keep one of them',
        )),
    ...(target.replicas === null
      ? []
      : [
          workloadFault({
            rule: hasTarget.name,
            workload: target,
            property: 'spec.replicas',
            message: `${target.name} states ${target.replicas} replicas, which each apply would set back from what ${scaler.name} has made of them`,
            mend: 'leave replicas out of what a scaler sets (charts/engines.ts)',
          }),
        ]),
  ];
}

const hasBounds: Rule<OperabilityInput> = {
  name: 'scaler-bounds',
  claim:
    'Every autoscaler has a least and a largest number of replicas, in that order, and every ScaledObject that never goes to zero a fallback between them for when its metrics are gone.',
  check({ inventory }) {
    return checkEach(listScalers(inventory), ({ scaler }) => boundFaults(scaler));
  },
};

function boundFaults(scaler: PlacedObject): readonly Finding[] {
  const spec = recordAt(scaler.object, 'spec');
  const isKeda = scaler.kind === 'ScaledObject';
  const [leastField, mostField] = isKeda ? ['minReplicaCount', 'maxReplicaCount'] : ['minReplicas', 'maxReplicas'];
  const [least, most] = [numberAt(spec, leastField), numberAt(spec, mostField)];
  const found = (property: string, message: string) => [
    fault({
      rule: hasBounds.name,
      at: objectLocation(scaler, `spec.${property}`),
      message: `${scaler.kind} ${scaler.name}: ${message}`,
      mend: 'render the bounds of the Topology (charts/scaled-object.ts, lib/topology/resolve-scaling.ts)',
    }),
  ];
  if (least === null || most === null) return found(least === null ? leastField : mostField, 'has no such bound');
  if (least > most || most < 1)
    return found(
      mostField,
      `${mostField} is ${most} and ${leastField} is ${least}; allowed: ${Math.max(1, least)} or more`,
    );
  if (!isKeda || least === 0) return [];
  const replicas = numberAt(spec, 'fallback', 'replicas');
  if (!isRecord(spec.fallback) || replicas === null)
    return found('fallback', 'has no fallback: without metrics it would stay where it is, however much waits');
  if (replicas < least || replicas > most)
    return found('fallback.replicas', `fallback.replicas is ${replicas}; allowed: ${least} to ${most}`);
  return [];
}

const zone = 'topology.kubernetes.io/zone';

const isSpread: Rule<OperabilityInput> = {
  name: 'replicas-spread',
  claim:
    'Pods of which there are always two or more are spread over the zones, except DaemonSets, nodes beside their leader, and pods that give way to any other.',
  check({ inventory }) {
    const things = listClusters(inventory).flatMap((cluster) =>
      cluster.workloads
        .filter((workload) => workload.kind !== 'DaemonSet' && !givesWay(cluster, workload))
        .filter((workload) => floorOf(cluster, workload) > 1)
        .flatMap((workload) => workload.pods.slice(0, 1).map((pod) => ({ workload, pod }))),
    );
    return checkEach(things, ({ workload, pod }) => {
      const constraints = listAt(pod.spec, 'topologySpreadConstraints');
      const property = `${pod.property}.spec.topologySpreadConstraints`;
      const own = constraints.some(
        (constraint) =>
          textAt(constraint, 'topologyKey') === zone && selects(valueAt(constraint, 'labelSelector'), pod.labels),
      );
      if (own) return [];
      return [
        workloadFault({
          rule: isSpread.name,
          workload,
          property,
          message: `the pods of ${pod.workload} are not spread over ${zone}: they may all stand in the zone that is lost`,
          mend: 'give them zoneSpread(labels) of charts/zone-spread.ts, with labels of their own',
        }),
      ];
    });
  },
};

/** Rules about the number of replicas. */
export const scalingRules: readonly Rule<OperabilityInput>[] = [hasTarget, hasBounds, isSpread];

function listScalers(inventory: OperabilityInput['inventory']) {
  return listClusters(inventory).flatMap((cluster) =>
    ['ScaledObject', 'HorizontalPodAutoscaler']
      .flatMap((kind) => cluster.ofKind(kind))
      .map((scaler) => ({ cluster, scaler })),
  );
}
