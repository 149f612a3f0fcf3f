import { parseBlueprint } from '#blueprint';
import { type ManifestFile, renderManifests } from '#charts';
import type { LeaderWorkerSetSpecLeaderWorkerTemplateLeaderTemplateSpec as PodSpec } from '#charts/imports/leaderworkerset.x-k8s.io';
import { deployments } from '#regions';
import { type JsonObject, type Region, resolveTopology, type Topology } from '#topology';

/** An object as the charts write it: `Props` are those of its imported class. */
export type Rendered<Props> = Props & {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
};

export interface Workload {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: PodSpec;
    };
  };
}

export type { PodSpec };

/** The Topology of a shipped deployment. */
export function topologyOf(name: string): Topology {
  const shipped = deployments.find((deployment) => deployment.name === name);
  if (shipped === undefined) throw new Error(`no deployment "${name}"`);
  return resolveTopology(parseBlueprint(shipped.blueprint, shipped.file));
}

/** A copy that may be changed. */
export function editable(topology: Topology): Editable<Topology> {
  return structuredClone(topology) as Editable<Topology>;
}

/** Helm values stay as they are: their type has no end. */
type Editable<T> = JsonObject extends T ? T : T extends object ? { -readonly [K in keyof T]: Editable<T[K]> } : T;

export function regionsOf({ jurisdictions }: Topology): readonly Region[] {
  return jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
}

const topologies = deployments.map(({ name }) => topologyOf(name));

/** Every shipped deployment with all that is rendered for it. */
export const rendered = topologies.map((topology) => ({
  deployment: topology.deployment.name,
  topology,
  files: renderManifests(topology),
}));

/** Every Region of every deployment with its files, for `test.each('$place')`. */
export const places = rendered.flatMap(({ deployment, topology, files }) =>
  regionsOf(topology).map((region) => ({
    place: `${deployment}/${region.name}`,
    topology,
    region,
    files: files.filter((file) => file.region === region.name),
  })),
);

/** The objects of a kind, in the order in which they are applied. */
export function objectsOf<Props>(files: readonly ManifestFile[], kind: string): readonly Rendered<Props>[] {
  return files.flatMap((file) => file.objects).filter((object) => object.kind === kind) as never;
}
