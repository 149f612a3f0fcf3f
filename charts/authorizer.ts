import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Authorizer, AuthorizerConfig } from '#topology';
import { addCompanion } from './companion';
import { labelMap } from './label-map';
import type { Container } from './pod';

/** The service that is asked about every request. */
export function addAuthorizer(chart: Chart, authorizer: Authorizer): void {
  const { name, namespace, deployment, serviceAccount, portName, port } = authorizer;
  addCompanion(chart, {
    companion: deployment,
    namespace,
    container: { name, ...ports(authorizer), ...probes(authorizer) },
    config: configText(authorizer.config),
    serviceAccount: { name: serviceAccount, token: false },
  });
  new k8s.KubeService(chart, 'service', {
    metadata: { name, namespace, labels: labelMap(deployment.labels) },
    spec: {
      // each pod by its own address: Envoys leave out one that fails
      clusterIp: 'None',
      selector: labelMap(deployment.labels),
      ports: [{ name: portName, port, targetPort: k8s.IntOrString.fromString(portName) }],
    },
  });
}

/** As it is: what is null must be said to be. */
function configText(config: AuthorizerConfig): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

function ports({ portName, port, status }: Authorizer): Pick<Container, 'ports'> {
  return {
    ports: [
      { name: portName, containerPort: port },
      { name: status.portName, containerPort: status.port },
    ],
  };
}

/** It drains by itself: from SIGTERM on it says that it is not ready, and answers on. */
function probes({ status }: Authorizer): Pick<Container, 'readinessProbe' | 'livenessProbe'> {
  const probe = (path: string) => ({
    httpGet: { path, port: status.portName },
    periodSeconds: status.periodSeconds,
    failureThreshold: status.failures,
  });
  return { readinessProbe: probe(status.readyPath), livenessProbe: probe(status.livePath) };
}
