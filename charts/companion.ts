import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Companion } from '#topology';
import { burstableResources } from './burstable-resources';
import { Deployment } from './deployment';
import { fingerprint } from './fingerprint';
import { labelMap } from './label-map';
import type { Container, PodSpec } from './pod';
import { restrictedContainer, restrictedPod } from './pod-security';
import { zoneSpread } from './zone-spread';

/** What a companion runs. */
export interface CompanionProgram {
  readonly companion: Companion;
  readonly namespace: string;
  readonly container: Pick<
    Container,
    'name' | 'ports' | 'startupProbe' | 'readinessProbe' | 'livenessProbe' | 'lifecycle'
  >;
  /** Text of its configuration file. */
  readonly config: string;
  /** Account that it runs as, and whether it gets a token of the API server; null: the namespace's own, and none. */
  readonly serviceAccount: { readonly name: string; readonly token: boolean } | null;
}

/** Its configuration, its Deployment, and the bound on how many of its pods are taken away at once. */
export function addCompanion(chart: Chart, program: CompanionProgram): void {
  const { companion, namespace, config } = program;
  const { workload, replicas, maxUnavailable } = companion;
  const metadata = { name: workload, namespace };
  const matchLabels = labelMap(companion.labels);
  const annotations = { [companion.config.fingerprintKey]: fingerprint(config) };
  new k8s.KubeConfigMap(chart, `${workload}-config`, { metadata, data: { [companion.config.file]: config } });
  new Deployment(chart, workload, {
    metadata,
    spec: {
      replicas,
      selector: { matchLabels },
      strategy: { type: 'RollingUpdate', rollingUpdate: companion.rollout },
      template: { metadata: { labels: matchLabels, annotations }, spec: pod(program) },
    },
  });
  new k8s.KubePodDisruptionBudget(chart, `${workload}-budget`, {
    metadata,
    spec: { maxUnavailable: k8s.IntOrString.fromNumber(maxUnavailable), selector: { matchLabels } },
  });
}

function pod(program: CompanionProgram): PodSpec {
  const { companion, serviceAccount } = program;
  return {
    ...(serviceAccount === null ? {} : { serviceAccountName: serviceAccount.name }),
    automountServiceAccountToken: serviceAccount?.token ?? false,
    enableServiceLinks: false,
    priorityClassName: companion.priorityClass,
    terminationGracePeriodSeconds: companion.graceSeconds,
    securityContext: restrictedPod(companion.userId),
    topologySpreadConstraints: [zoneSpread(labelMap(companion.labels))],
    containers: [container(program)],
    volumes: [{ name: 'config', configMap: { name: companion.workload } }],
  };
}

function container({ companion, container: own }: CompanionProgram): Container {
  return {
    ...own,
    image: companion.image,
    args: companion.args,
    resources: burstableResources(companion),
    securityContext: restrictedContainer,
    volumeMounts: [{ name: 'config', mountPath: companion.config.folder, readOnly: true }],
  };
}
