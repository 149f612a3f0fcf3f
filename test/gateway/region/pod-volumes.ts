import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Host } from '#test/gateway/ground/ground';
import { fieldOf } from './container-environment';
import type { ControlPlane } from './control-plane';
import { type AdmittedPod, readVolume, serviceAccountToken } from './pods';

interface Item {
  readonly key: string;
  readonly path: string;
}

interface Source {
  readonly configMap?: { readonly name: string; readonly items?: readonly Item[]; readonly optional?: boolean };
  readonly secret?: {
    readonly secretName?: string;
    readonly name?: string;
    readonly items?: readonly Item[];
    readonly optional?: boolean;
  };
  readonly emptyDir?: object;
  readonly downwardAPI?: {
    readonly items: readonly { readonly path: string; readonly fieldRef?: { readonly fieldPath: string } }[];
  };
  readonly projected?: { readonly sources: readonly Source[] };
  readonly serviceAccountToken?: { readonly path: string; readonly audience?: string };
}

/** A volume of a pod. */
export interface PodVolume extends Source {
  readonly name: string;
}

/** What a volume holds belongs to a pod on a host. */
export interface PodPlace {
  readonly plane: ControlPlane;
  readonly pod: AdmittedPod;
  readonly host: Host;
}

/** Writes a pod's volumes below a folder, each in one of its own name; again, with what has changed, when called again. */
export async function writeVolumes(place: PodPlace, folder: string): Promise<void> {
  for (const volume of (place.pod.spec.volumes ?? []) as readonly PodVolume[]) {
    const target = join(folder, volume.name);
    mkdirSync(target, { recursive: true });
    for (const [path, content] of Object.entries(await filesOf(place, volume))) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), content);
    }
  }
}

type Files = Readonly<Record<string, string | Buffer>>;

async function filesOf(place: PodPlace, source: Source): Promise<Files> {
  const { configMap, secret, downwardAPI, projected, serviceAccountToken: token } = source;
  if (configMap) return keptIn(place, 'ConfigMap', configMap);
  if (secret) return keptIn(place, 'Secret', { ...secret, name: secret.secretName ?? secret.name ?? '' });
  if (token) return { [token.path]: await serviceAccountToken(place.plane, place.pod, token.audience) };
  if (downwardAPI) {
    return Object.fromEntries(
      downwardAPI.items.map(({ path, fieldRef }) => [path, fieldRef ? fieldOf(place, fieldRef.fieldPath) : '']),
    );
  }
  if (projected) {
    const parts = await Promise.all(projected.sources.map((part) => filesOf(place, part)));
    return Object.assign({}, ...parts) as Files;
  }
  if (source.emptyDir) return {};
  throw new Error(
    `pod ${place.pod.metadata.name}: a volume of a kind that no kubelet here knows: ${JSON.stringify(source)}`,
  );
}

async function keptIn(
  { plane, pod }: PodPlace,
  kind: 'ConfigMap' | 'Secret',
  { name, items, optional }: { readonly name: string; readonly items?: readonly Item[]; readonly optional?: boolean },
): Promise<Files> {
  const files = await readVolume(plane, pod.metadata.namespace, { kind, name });
  if (files === undefined) {
    if (optional) return {};
    throw new Error(`pod ${pod.metadata.name} mounts ${kind} ${name}, which is not there`);
  }
  if (items === undefined) return files;
  return Object.fromEntries(items.map(({ key, path }) => [path, files[key] ?? Buffer.alloc(0)]));
}
