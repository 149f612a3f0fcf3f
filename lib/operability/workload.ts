import { isRecord, listAt, numberAt, type PlacedObject, type Plain, recordAt, textAt } from '#evidence';

/** Something that keeps pods running. */
export interface Workload {
  readonly object: PlacedObject;
  readonly kind: string;
  /** `models/chat-small-base` */
  readonly name: string;
  /** Number of replicas that it states; null where an autoscaler sets it. */
  readonly replicas: number | null;
  /** One for each form of pod: a LeaderWorkerSet has two. */
  readonly pods: readonly PodTemplate[];
}

export interface PodTemplate {
  readonly workload: string;
  /** Path of the template in its object. */
  readonly property: string;
  /** Labels of its pods, with those that its controller adds. */
  readonly labels: Plain;
  readonly spec: Plain;
  /** Init containers that stay (sidecars) included. */
  readonly containers: readonly PodContainer[];
}

export interface PodContainer {
  readonly name: string;
  /** Path in the object of the workload. */
  readonly property: string;
  readonly container: Plain;
}

/** Where each kind keeps the templates of its pods, and the labels that its controller adds. */
const templates: Readonly<Record<string, readonly { readonly property: string; readonly added: Plain }[]>> = {
  Deployment: [{ property: 'spec.template', added: {} }],
  StatefulSet: [{ property: 'spec.template', added: {} }],
  DaemonSet: [{ property: 'spec.template', added: {} }],
  Job: [{ property: 'spec.template', added: {} }],
  CronJob: [{ property: 'spec.jobTemplate.spec.template', added: {} }],
  // LeaderWorkerSet numbers the pods of a group from its leader, 0 (its API's WorkerIndexLabelKey)
  LeaderWorkerSet: [
    {
      property: 'spec.leaderWorkerTemplate.leaderTemplate',
      added: { 'leaderworkerset.sigs.k8s.io/worker-index': '0' },
    },
    {
      property: 'spec.leaderWorkerTemplate.workerTemplate',
      added: { 'leaderworkerset.sigs.k8s.io/worker-index': '1' },
    },
  ],
};

/** The workload that an object is; null for any other. */
export function toWorkload(object: PlacedObject): Workload | null {
  const places = templates[object.kind];
  if (places === undefined) return null;
  const name = `${object.namespace ?? ''}/${object.name}`;
  const pods = places.flatMap(({ property, added }) => {
    const template = recordAt(object.object, ...property.split('.'));
    return Object.keys(template).length === 0 ? [] : [podTemplate({ workload: name, property, template, added })];
  });
  return { object, kind: object.kind, name, replicas: numberAt(object.object, 'spec', 'replicas'), pods };
}

function podTemplate(parts: {
  readonly workload: string;
  readonly property: string;
  readonly template: Plain;
  readonly added: Plain;
}): PodTemplate {
  const { workload, property, template, added } = parts;
  const spec = recordAt(template, 'spec');
  return {
    workload,
    property,
    labels: { ...recordAt(template, 'metadata', 'labels'), ...added },
    spec,
    containers: [
      ...containersAt(spec, property, 'containers'),
      ...containersAt(spec, property, 'initContainers').filter(({ container }) => container.restartPolicy === 'Always'),
    ],
  };
}

function containersAt(spec: Plain, property: string, list: string): readonly PodContainer[] {
  return listAt(spec, list).flatMap((container, index) =>
    isRecord(container)
      ? [{ name: textAt(container, 'name') ?? String(index), property: `${property}.spec.${list}.${index}`, container }]
      : [],
  );
}
