import {
  type Inventory,
  objectLocation,
  once,
  type PlacedObject,
  type PlacedResource,
  recordAt,
  resourceLocation,
} from '#evidence';
import { type Limit, limit, limitWithRoom, type Measured } from './limit';
import { objectTexts } from './object-texts';

/** AWS Lambda quotas, asynchronous invocation: an event of CloudFormation to the function that applies manifests. Read 2026-11-21. */
const eventBytes = 262_144;
const divide = 'Divide the chart in two in charts/: each becomes a file, and a manifest, of its own.';

/**
 * What stands between a manifest and a cluster: the event that carries it under the delivery `kubectl`, the API server and etcd. The
 * server's limits are those of k8s.io/kubernetes v1.35.4 (pkg/apis/core/types.go, apimachinery pkg/api/validation/objectmeta.go);
 * etcd's is the default of `--max-request-bytes` (go.etcd.io/etcd server/embed/config.go).
 */
export const manifestLimits: readonly Limit[] = [
  limit({
    name: 'bytes of a file of objects, as JSON',
    most: eventBytes,
    mend: divide,
    measure: fileSizes,
  }),
  appliedLimit('Custom::AWSCDK-EKS-KubernetesResource', 'Manifest', {
    name: 'bytes of a manifest in the event that applies it',
    mend: divide,
  }),
  appliedLimit('Custom::AWSCDK-EKS-HelmChart', 'Values', {
    name: 'bytes of a Helm release in the event that installs it',
    mend: 'Leave out of the values what is the default of the chart: lib/topology, resolve-components.ts.',
  }),
  limit({
    name: 'bytes of an object, as etcd stores it',
    most: 1_572_864,
    mend: 'Divide what the object holds over several.',
    measure: (inventory) =>
      objectSizes(inventory).map(({ object, bytes }) => ({ at: objectLocation(object), used: bytes })),
  }),
  limit({
    name: 'bytes of the data of a ConfigMap or Secret',
    most: 1_048_576,
    mend: 'Divide the data over several objects.',
    measure: ({ objects }) => objects.filter(holdsData).map(dataBytes),
  }),
  limit({
    name: 'bytes of the annotations of an object',
    most: 262_144,
    mend: 'Apply it on the server, or divide it: `kubectl apply` keeps a copy of the object in an annotation.',
    measure: (inventory) => objectSizes(inventory).map(annotationBytes),
  }),
];

/** The event carries the properties of the resource, and on an update the old ones too: so half of it, and room for names and ARNs. */
function appliedLimit(
  type: string,
  property: string,
  { name, mend }: { readonly name: string; readonly mend: string },
): Limit {
  return limitWithRoom({
    name,
    hard: eventBytes,
    allowed: (eventBytes - 8192) / 2,
    mend,
    measure: ({ resources }) =>
      resources
        .filter((resource) => resource.type === type)
        .map((resource) => ({ at: resourceLocation(resource, property), used: eventSize(resource) })),
  });
}

function eventSize({ properties }: PlacedResource): number {
  return jsonBytes(properties);
}

interface SizedObject {
  readonly object: PlacedObject;
  readonly bytes: number;
}

const objectSizes = once((inventory: Inventory): readonly SizedObject[] =>
  objectTexts(inventory).map(({ object, text }) => ({ object, bytes: Buffer.byteLength(text) })),
);

/** A list in JSON: its items, a comma between each, brackets around them. */
function fileSizes(inventory: Inventory): readonly Measured[] {
  const sizes = new Map<string, number>();
  for (const { object, bytes } of objectSizes(inventory)) {
    if (object.appliedBy === null) sizes.set(object.file, (sizes.get(object.file) ?? 1) + bytes + 1);
  }
  return [...sizes].map(([file, used]) => ({ at: { file, subject: null, property: null }, used }));
}

/** What a template applies goes through `kubectl apply`, which writes the whole object into an annotation of it. */
function annotationBytes({ object, bytes }: SizedObject): Measured {
  const own = pairBytes(recordAt(object.object, 'metadata', 'annotations'));
  return {
    at: objectLocation(object, 'metadata.annotations'),
    used: object.appliedBy === null ? own : own + bytes,
  };
}

function holdsData({ apiVersion, kind }: PlacedObject): boolean {
  return apiVersion === 'v1' && (kind === 'ConfigMap' || kind === 'Secret');
}

function dataBytes(object: PlacedObject): Measured {
  const parts = ['data', 'binaryData', 'stringData'].map((part) => recordAt(object.object, part));
  return { at: objectLocation(object, 'data'), used: parts.reduce((sum, part) => sum + pairBytes(part), 0) };
}

function pairBytes(pairs: object): number {
  return Object.entries(pairs).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
