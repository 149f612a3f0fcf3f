import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { ModelPool } from '#topology';
import { labelMap } from './label-map';
import { wellKnown } from './well-known';

/** The pool's name in the cluster, and the bound on how many of its replicas are taken away at once. */
export function addPoolService(chart: Chart, pool: ModelPool): void {
  const { service, namespace, picker, engine } = pool;
  new k8s.KubeService(chart, 'service', {
    metadata: { name: service, namespace, labels: labelMap(pool.labels) },
    spec: {
      selector: requestSelector(pool),
      ports: [
        { name: engine.portName, port: picker.hostPort, targetPort: k8s.IntOrString.fromString(engine.portName) },
      ],
    },
  });
  new k8s.KubePodDisruptionBudget(chart, 'budget', {
    metadata: { name: pool.name, namespace },
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(pool.disruption.maxUnavailable),
      selector: { matchLabels: labelMap(pool.labels) },
    },
  });
}

/** Only the leader of a replica that spans nodes answers. */
function requestSelector({ labels, base }: ModelPool): Record<string, string> {
  const all = labelMap(labels);
  return base.nodesPerReplica > 1 ? { ...all, [wellKnown.workerIndex]: '0' } : all;
}
