import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Picker, ServingPool } from '#topology';
import { addCompanion } from './companion';
import { labelMap } from './label-map';
import { pickerConfig } from './picker-config';
import type { Container } from './pod';

/** The endpoint picker of a pool, with exactly the permissions that it needs. */
export function addPicker(chart: Chart, { namespace, picker }: ServingPool): void {
  addAccount(chart, namespace, picker);
  addCompanion(chart, {
    companion: picker.deployment,
    namespace,
    container: { name: 'picker', ...ports(picker), ...probes(picker) },
    config: pickerConfig(picker),
    serviceAccount: { name: picker.serviceAccount, token: true },
  });
  new k8s.KubeService(chart, 'picker-service', {
    metadata: { name: picker.service, namespace, labels: labelMap(picker.deployment.labels) },
    spec: {
      // each picker by its own address: the pool's Envoy looks for the one that leads
      clusterIp: 'None',
      selector: labelMap(picker.deployment.labels),
      ports: [
        { name: picker.portName, port: picker.port, targetPort: k8s.IntOrString.fromString(picker.portName) },
        {
          name: picker.health.portName,
          port: picker.health.port,
          targetPort: k8s.IntOrString.fromString(picker.health.portName),
        },
      ],
    },
  });
}

function addAccount(chart: Chart, namespace: string, { serviceAccount: name, permissions }: Picker): void {
  const metadata = { name, namespace };
  new k8s.KubeServiceAccount(chart, 'picker-account', { metadata, automountServiceAccountToken: false });
  new k8s.KubeRole(chart, 'picker-role', {
    metadata,
    rules: permissions.map(({ group, resources, names, verbs }) => ({
      apiGroups: [group],
      resources: [...resources],
      ...(names.length === 0 ? {} : { resourceNames: [...names] }),
      verbs: [...verbs],
    })),
  });
  new k8s.KubeRoleBinding(chart, 'picker-binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}

function ports({ portName, port, health, metrics }: Picker): Pick<Container, 'ports'> {
  return {
    ports: [
      { name: portName, containerPort: port },
      { name: health.portName, containerPort: health.port },
      { name: metrics.portName, containerPort: metrics.port },
    ],
  };
}

/** Ready is who is alive: of several pickers one leads, and a Deployment that waited for the others would never be complete. */
function probes({ health }: Picker): Pick<Container, 'readinessProbe' | 'livenessProbe'> {
  const probe = {
    grpc: { port: health.port, service: health.aliveService },
    periodSeconds: health.periodSeconds,
    failureThreshold: health.failures,
  };
  return { readinessProbe: probe, livenessProbe: probe };
}
