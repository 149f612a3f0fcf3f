import type { Host } from '#test/gateway/ground/ground';
import type { Container, EnvironmentVariable } from './container';
import type { ControlPlane } from './control-plane';
import { type AdmittedPod, readVolume } from './pods';

/** The environment that a kubelet gives a container. */
export async function containerEnvironment(
  plane: ControlPlane,
  { pod, host }: { readonly pod: AdmittedPod; readonly host: Host },
  { env = [] }: Container,
): Promise<Readonly<Record<string, string>>> {
  const known: Record<string, string> = { ...plane.environment, HOSTNAME: pod.metadata.name };
  for (const variable of env) {
    const value = await variableOf(plane, { pod, host }, variable);
    if (value !== undefined) known[variable.name] = expanded(value, known);
  }
  return known;
}

/** A text with each `$(NAME)` replaced by what the environment has of that name; what it has not stays as it is. */
export function expanded(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replace(/\$\(([A-Za-z_][\w.-]*)\)/g, (whole, name: string) => environment[name] ?? whole);
}

async function variableOf(
  plane: ControlPlane,
  place: { readonly pod: AdmittedPod; readonly host: Host },
  { name, value, valueFrom }: EnvironmentVariable,
): Promise<string | undefined> {
  if (valueFrom === undefined) return value ?? '';
  const { fieldRef, secretKeyRef, configMapKeyRef, resourceFieldRef } = valueFrom;
  if (fieldRef) return fieldOf(place, fieldRef.fieldPath);
  // as of a container without limits on a large node: nothing here is confined
  if (resourceFieldRef) return undefined;
  const reference = secretKeyRef ?? configMapKeyRef;
  if (reference === undefined) throw new Error(`variable ${name}: a source that no kubelet here knows`);
  const kind = secretKeyRef ? 'Secret' : 'ConfigMap';
  const files = await readVolume(plane, place.pod.metadata.namespace, { kind, name: reference.name });
  const found = files?.[reference.key];
  if (found === undefined && !reference.optional) {
    throw new Error(`variable ${name}: ${kind} ${reference.name} has no "${reference.key}"`);
  }
  return found?.toString();
}

/** A field of the pod, by the path that the downward API has for it. */
export function fieldOf({ pod, host }: { readonly pod: AdmittedPod; readonly host: Host }, path: string): string {
  const { metadata, spec } = pod;
  const keyed = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (keyed?.[1] !== undefined && keyed[2] !== undefined) {
    return metadata[keyed[1] as 'labels' | 'annotations']?.[keyed[2]] ?? '';
  }
  const fields: Readonly<Record<string, string>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.podIP': host.address,
    'status.hostIP': host.address,
  };
  const found = fields[path];
  if (found === undefined) throw new Error(`pod ${metadata.name}: no field ${path} here`);
  return found;
}
