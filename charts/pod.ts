import type {
  LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpec,
  LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpecContainers,
  LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpecVolumes,
} from './imports/leaderworkerset.x-k8s.io';

/*
 * Pods as LeaderWorkerSet's definitions have them: the schema of a current Kubernetes, and the same shape for a Deployment.
 * The objects of cdk8s-plus-28 know Kubernetes 1.28 and drop what they do not know, a `sleep` hook or a GPU count, silently.
 */
export type PodSpec = LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpec;
export type Container = LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpecContainers;
export type Volume = LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpecVolumes;

export interface PodTemplate {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: PodSpec;
}
