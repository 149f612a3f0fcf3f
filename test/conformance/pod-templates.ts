import { type KubernetesObject, nameOf } from './kubernetes-object';

/** The pods that a controller would make from one template of an object. */
export interface TemplatePods {
  /** The object and the template: `LeaderWorkerSet models/chat, leaderWorkerTemplate.workerTemplate`. */
  readonly of: string;
  /** One of them; the others differ in their names. */
  readonly pod: KubernetesObject;
  /** How many there are at most: as many as its scaler may ask for; of a DaemonSet one, as on one node. */
  readonly count: number;
}

interface Template {
  /** Where it stands, below `spec`. */
  readonly path: string;
  readonly count: (object: KubernetesObject, scaledTo: number | undefined) => number;
}

const replicas: Template['count'] = ({ spec }, scaledTo) => scaledTo ?? spec.replicas ?? 1;
const groups: Template['count'] = ({ spec }) => spec.replicas ?? 1;

const TEMPLATES: Readonly<Record<string, readonly Template[]>> = {
  Deployment: [{ path: 'template', count: replicas }],
  StatefulSet: [{ path: 'template', count: replicas }],
  DaemonSet: [{ path: 'template', count: () => 1 }],
  Job: [{ path: 'template', count: ({ spec }) => spec.parallelism ?? 1 }],
  CronJob: [{ path: 'jobTemplate.spec.template', count: () => 1 }],
  LeaderWorkerSet: [
    { path: 'leaderWorkerTemplate.leaderTemplate', count: groups },
    {
      path: 'leaderWorkerTemplate.workerTemplate',
      count: (object, scaledTo) => groups(object, scaledTo) * (object.spec.leaderWorkerTemplate.size - 1),
    },
  ],
};

/**
 * The pods that objects ask for. Pod Security, service accounts, priority classes and quotas are checked when a pod is made,
 * by a controller that nobody watches: an object whose pods are refused is itself accepted.
 */
export function templatePods(objects: readonly KubernetesObject[]): readonly TemplatePods[] {
  return objects.flatMap((object) =>
    (TEMPLATES[object.kind] ?? []).flatMap(({ path, count }) => {
      const template = valueAt(object.spec, path) as Pick<KubernetesObject, 'metadata' | 'spec'> | undefined;
      if (template === undefined) return [];
      const { labels = {}, annotations = {} } = template.metadata ?? {};
      const { name, namespace } = object.metadata;
      const pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace, labels, annotations },
        spec: template.spec,
      };
      return [{ of: `${nameOf(object)}, ${path}`, pod, count: count(object, scaledTo(object, objects)) }];
    }),
  );
}

/** The replicas to which a scaler may take an object; undefined when none does. */
function scaledTo({ kind, metadata }: KubernetesObject, objects: readonly KubernetesObject[]): number | undefined {
  const scaler = objects.find(
    (object) =>
      object.kind === 'ScaledObject' &&
      object.metadata.namespace === metadata.namespace &&
      object.spec.scaleTargetRef.name === metadata.name &&
      (object.spec.scaleTargetRef.kind ?? 'Deployment') === kind,
  );
  return scaler?.spec.maxReplicaCount;
}

function valueAt(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], object);
}
