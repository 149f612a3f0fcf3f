import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { ServingPool } from '#topology';
import { labelMap } from './label-map';
import { wellKnown } from './well-known';

/** The pool's name in the cluster leads to its Envoy, another to each of its engines; and a bound on how many of these are taken away. */
export function addPoolServices(chart: Chart, pool: ServingPool): void {
  const { service, engineService, namespace, picker, proxy, engine } = pool;
  new k8s.KubeService(chart, 'service', {
    metadata: { name: service, namespace, labels: labelMap(pool.labels) },
    spec: {
      selector: labelMap(proxy.deployment.labels),
      ports: [{ name: proxy.portName, port: picker.hostPort, targetPort: k8s.IntOrString.fromString(proxy.portName) }],
    },
  });
  new k8s.KubeService(chart, 'engine-service', {
    metadata: { name: engineService, namespace, labels: labelMap(pool.labels) },
    spec: {
      clusterIp: 'None',
      selector: requestLabels(pool),
      ports: [{ name: engine.portName, port: engine.port, targetPort: k8s.IntOrString.fromString(engine.portName) }],
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

/** Labels of the pods that take requests: of a replica that spans nodes, its leader alone. */
export function requestLabels({ labels, base }: ServingPool): Record<string, string> {
  const all = labelMap(labels);
  return base.nodesPerReplica > 1 ? { ...all, [wellKnown.workerIndex]: '0' } : all;
}
