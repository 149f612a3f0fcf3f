import type { Chart } from 'cdk8s';
import type { BatchWorker } from '#topology';
import { burstableResources } from './burstable-resources';
import { Deployment } from './deployment';
import { labelMap } from './label-map';
import type { Container, Volume } from './pod';
import { restrictedContainer, restrictedPod } from './pod-security';

const scratch = 'scratch';

/** The batch worker's Deployment, without `replicas`: KEDA sets them. */
export function addBatchWorker(chart: Chart, worker: BatchWorker): void {
  const { name, namespace, labels, drainSeconds } = worker;
  const matchLabels = labelMap(labels);
  new Deployment(chart, name, {
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels },
      template: {
        metadata: { labels: matchLabels },
        spec: {
          serviceAccountName: worker.serviceAccount,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          priorityClassName: worker.priorityClass,
          // what is not finished by then goes back to the queue by itself
          terminationGracePeriodSeconds: drainSeconds,
          securityContext: restrictedPod(worker.userId),
          containers: [container(worker)],
          volumes: [{ name: scratch, emptyDir: {} } satisfies Volume],
        },
      },
    },
  });
}

function container(worker: BatchWorker): Container {
  const { name, image, env, scratchPath } = worker;
  return {
    name,
    image,
    env,
    resources: burstableResources(worker),
    securityContext: restrictedContainer,
    volumeMounts: [{ name: scratch, mountPath: scratchPath }],
  };
}
