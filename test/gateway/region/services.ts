import { serviceHost } from '#lib/topology/names';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import type { AdmittedPod } from './pods';

/** Whether a Service leads to a pod. */
export function selects({ metadata, spec }: KubernetesObject, pod: AdmittedPod): boolean {
  const wanted = Object.entries((spec.selector ?? {}) as Readonly<Record<string, string>>);
  const { namespace, labels = {} } = pod.metadata;
  return metadata.namespace === namespace && wanted.every(([key, value]) => labels[key] === value);
}

/** Names by which pods find a Service: whole, and as the search domains of a pod complete them. */
export function serviceNames({ metadata: { name, namespace = 'default' } }: KubernetesObject): readonly string[] {
  const whole = serviceHost(name, namespace);
  return [whole, `${name}.${namespace}.svc`, `${name}.${namespace}`, name];
}

/** The addresses behind a Service, as its controller writes them down: the API server asks webhooks there. */
export function endpointSlice({ metadata, spec }: KubernetesObject, name: string, addresses: readonly string[]) {
  const ports = spec.ports as readonly {
    readonly name?: string;
    readonly port: number;
    readonly targetPort?: unknown;
  }[];
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace: metadata.namespace, labels: { 'kubernetes.io/service-name': metadata.name } },
    addressType: 'IPv4',
    ports: ports
      .map(({ name: portName = '', port, targetPort = port }) => ({
        name: portName,
        port: targetPort,
        protocol: 'TCP',
      }))
      // a port that has a name is one that no webhook listens on
      .filter(({ port }) => typeof port === 'number'),
    endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
  };
}
