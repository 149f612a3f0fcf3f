import type { Chart } from 'cdk8s';
import type { Headroom } from '#topology';
import { Deployment } from './deployment';
import { labelMap } from './label-map';
import { placed } from './placed';
import { podResources } from './pod-resources';
import { restrictedContainer, restrictedPod } from './pod-security';

/** Pause pods as large as an engine: they keep nodes started, and give way to any pod that needs one. */
export function addHeadroom(chart: Chart, namespace: string, headroom: Headroom): void {
  const { workload, replicas, image, userId, labels, placement } = headroom;
  const matchLabels = labelMap(labels);
  new Deployment(chart, 'headroom', {
    metadata: { name: workload, namespace },
    spec: {
      replicas,
      selector: { matchLabels },
      template: {
        metadata: { labels: matchLabels },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          // there is nothing to finish
          terminationGracePeriodSeconds: 0,
          securityContext: restrictedPod(userId),
          ...placed(placement, labels),
          containers: [
            { name: 'pause', image, resources: podResources(placement), securityContext: restrictedContainer },
          ],
        },
      },
    },
  });
}
