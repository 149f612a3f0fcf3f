import type { ManifestFile, Plain } from './evidence';
import type { Location } from './finding';
import type { PlacedResource } from './list-resources';
import { once } from './once';
import { parseJson } from './parse-json';
import { isRecord, textAt } from './read';

/** A Kubernetes object, wherever it stands: in a manifest, or in a template that applies it. */
export interface PlacedObject {
  readonly file: string;
  /** Logical id of the resource that applies it; null for one of a manifest. */
  readonly appliedBy: string | null;
  /** Region whose cluster it is for; null for what Argo CD's own cluster reads. */
  readonly region: string | null;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Null for a kind without namespace. */
  readonly namespace: string | null;
  readonly object: Plain;
}

const applyingType = 'Custom::AWSCDK-EKS-KubernetesResource';

/** The objects of a manifest, listed once. */
export const listObjects = once(({ file, region, objects }: ManifestFile): readonly PlacedObject[] =>
  objects.map((object) => placed(object, { file, region, appliedBy: null })),
);

/** The objects that a resource of a template applies (the delivery `kubectl`), listed once. */
export const listApplied = once((resource: PlacedResource): readonly PlacedObject[] => {
  if (resource.type !== applyingType) return [];
  const { stack, logicalId } = resource;
  const place = { file: stack.file, region: stack.region, appliedBy: logicalId };
  return appliedObjects(resource).map((object) => placed(object, place));
});

/** A manifest in a template is JSON text. */
function appliedObjects({ stack, logicalId, properties }: PlacedResource): readonly Plain[] {
  const objects = parseJson(properties.Manifest, `${stack.file}: ${logicalId}.Manifest`);
  return Array.isArray(objects) ? objects.filter(isRecord) : [];
}

function placed(object: Plain, place: Pick<PlacedObject, 'file' | 'region' | 'appliedBy'>): PlacedObject {
  return {
    ...place,
    apiVersion: textAt(object, 'apiVersion') ?? '',
    kind: textAt(object, 'kind') ?? '',
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace'),
    object,
  };
}

/** Where an object stands, or one of its fields: `objectLocation(pod, 'spec.hostNetwork')`. */
export function objectLocation(object: PlacedObject, property: string | null = null): Location {
  const { file, kind, name, namespace, appliedBy } = object;
  const subject = `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
  return { file, subject: appliedBy === null ? subject : `${appliedBy} (${subject})`, property };
}
