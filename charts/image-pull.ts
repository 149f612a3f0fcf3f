import { ApiObject, type Chart } from 'cdk8s';
import type { ImagePull } from '#topology';
import { labelMap } from './label-map';
import type { Container, PodSpec, PodTemplate } from './pod';
import { restrictedContainer, restrictedPod } from './pod-security';

/** One pod per node of the class: it starts each image once, and sleeps. */
export function addImagePull(chart: Chart, pull: ImagePull): void {
  const matchLabels = labelMap(pull.labels);
  const template: PodTemplate = { metadata: { labels: matchLabels }, spec: pod(pull) };
  new ApiObject(chart, 'image-pull', {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: pull.workload, namespace: pull.namespace },
    spec: {
      selector: { matchLabels },
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: `${pull.maxUnavailablePercent}%` },
      },
      template,
    },
  });
}

function pod(pull: ImagePull): PodSpec {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    nodeSelector: labelMap([pull.nodeLabel]),
    tolerations: pull.tolerations.map((taint) => ({ ...taint, operator: 'Equal' })),
    priorityClassName: pull.priorityClass,
    // there is nothing to finish
    terminationGracePeriodSeconds: 0,
    securityContext: restrictedPod(pull.userId),
    initContainers: pull.images.map((image, index) => ({
      ...container(`image-${index + 1}`, image, pull.pull),
      command: pull.command,
      env: pull.env,
    })),
    containers: [container('pause', pull.pauseImage, pull.pause)],
  };
}

function container(name: string, image: string, { cpuMillis, memoryMiB }: ImagePull['pull']): Container {
  const amounts = { cpu: `${cpuMillis}m`, memory: `${memoryMiB}Mi` };
  return { name, image, resources: { requests: amounts, limits: amounts }, securityContext: restrictedContainer };
}
