import { type Leaf, listLeaves } from '#address';
import { type ManifestFile, takeInventory } from '#evidence';
import { findPlaces, type Hit, type PlaceQuery, type Places, placeQuery } from '#explain';
import type { Topology } from '#topology';
import { isRendered, manifestsHolding, manifestsNamed, type Rendered, stacksHolding } from './read-holding';
import { recordedTopology, recordsTopology } from './recorded-topology';

/** Folders of rendered files. */
export type RenderedFolders = Pick<Rendered, 'assembly' | 'manifests'>;

/** What is looked for. */
export interface Sought {
  readonly hit: Hit;
  /** The things that hold it, innermost first. */
  readonly things: readonly Hit[];
  readonly topology: Topology;
}

/**
 * Where something stands in the files that a synth left, and what to know of those.
 *
 * @throws BadInputError when a file cannot be read
 */
export function findRendered({ hit, things, topology }: Sought, folders: RenderedFolders): Places {
  const query = placeQuery(hit, things, topology.deployment.name);
  const rendered: Rendered = { ...folders, deployment: topology.deployment.name, regions: regionsOf(topology, query) };
  const { templates, manifests } = isRendered(rendered);
  const lacking = [
    ...(templates ? [] : [`${folders.assembly} (templates)`]),
    ...(manifests ? [] : [`${folders.manifests} (manifests)`]),
  ];
  const notes = [
    ...(lacking.length === 0 ? [] : [missing(lacking, rendered.deployment)]),
    ...(templates ? stale(hit, topology, folders) : []),
  ];
  return { ...search(rendered, query), notes };
}

/** Those of what is looked for; for what no jurisdiction has, all and that of the organization's policies. */
function regionsOf({ jurisdictions, governance }: Topology, query: PlaceQuery): readonly string[] {
  if (query.region !== null) return [query.region];
  const own = jurisdictions.filter(({ name }) => query.jurisdiction === null || name === query.jurisdiction);
  const regions = own.flatMap((jurisdiction) => jurisdiction.regions.map(({ name }) => name));
  return query.jurisdiction !== null || governance === null ? regions : [...new Set([...regions, governance.region])];
}

function missing(lacking: readonly string[], deployment: string): string {
  return `not rendered yet: nothing of ${deployment} stands in ${lacking.join(' and ')}; \`npm run synth\` writes it`;
}

function search(rendered: Rendered, query: PlaceQuery): Pick<Places, 'templates' | 'manifests'> {
  const { deployment } = rendered;
  const has = isRendered(rendered);
  for (const texts of query.searches) {
    const stacks = has.templates ? stacksHolding(rendered, texts) : [];
    const manifests = has.manifests ? manifestsFor(rendered, query, texts) : [];
    const places = findPlaces(takeInventory({ deployment, stacks, manifests }), query);
    if (places.templates.length + places.manifests.length > 0) return places;
  }
  return { templates: [], manifests: [] };
}

/** Of a thing those objects that have its names; only where there are none, what mentions it. */
function manifestsFor(rendered: Rendered, { names }: PlaceQuery, texts: readonly string[]): readonly ManifestFile[] {
  const named = names.length === 0 ? [] : manifestsNamed(rendered, names);
  return named.length > 0 ? named : manifestsHolding(rendered, texts);
}

/** The Topology that a synth recorded is compared as text first: mostly it is the same. */
function stale(hit: Hit, topology: Topology, { assembly }: RenderedFolders): readonly string[] {
  const { name } = topology.deployment;
  const recorded = recordsTopology(assembly, topology) ? null : recordedTopology(assembly, name);
  if (recorded === null) return [];
  const then = new Map(listLeaves(recorded).map((leaf) => [leaf.address, leaf]));
  const changes = hit.leaves.flatMap((leaf) => change(leaf, then));
  const what = changes.length === 0 ? 'in which this was the same' : changes.slice(0, 3).join(', ');
  return [`${assembly} is rendered from another blueprint or version: ${what}; \`npm run synth\` renders it anew`];
}

function change({ address, value }: Leaf, then: ReadonlyMap<string, Leaf>): readonly string[] {
  const before = then.get(address);
  if (JSON.stringify(before?.value) === JSON.stringify(value)) return [];
  return [
    `${address} was ${before === undefined ? 'not there' : JSON.stringify(before.value)}, is ${JSON.stringify(value)}`,
  ];
}
