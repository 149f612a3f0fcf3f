import type { ApiVersion, Region } from '#topology';
import { factList } from './fact-list';
import type { Layout } from './layout';
import { mark } from './mark';
import { regionSection } from './region-section';
import { routeRules } from './route-rules';
import type { ShownRegions } from './shown-regions';
import { absent } from './text-table';

/**
 * The gateways of Regions: which backends a request goes to, in order. API versions that route alike share a row, and go without
 * saying where all do. A request that a peer has sent on takes the same rule without the peers; where that is not so, it has a
 * row of its own.
 */
export function showRoutes(shown: ShownRegions, layout: Layout): string {
  const rules = new Map(shown.regions.map((region) => [region.name, routeRules(region, shown)]));
  const all = [...rules.values()].flat();
  const priorities = [...new Set(all.flatMap(({ backends }) => [...backends.keys()]))].sort((a, b) => a - b);
  const isVersioned = all.some(({ versions }) => versions !== 'all');
  const rowsOf = ({ name }: Region) =>
    (rules.get(name) ?? []).map(({ models, task, versions, backends }) => [
      models,
      task,
      ...(isVersioned ? [versions] : []),
      ...priorities.map((priority) => backends.get(priority) ?? absent),
    ]);
  const head = [
    'models',
    'task',
    ...(isVersioned ? ['API versions'] : []),
    ...priorities.map((priority) => `priority ${priority}`),
  ];
  return [
    regionSection({ title: 'Routes', head, rowsOf }, shown, layout),
    factList(notes(shown, isVersioned, layout), layout),
  ].join('\n');
}

function notes(shown: ShownRegions, isVersioned: boolean, layout: Layout): readonly (readonly [string, string])[] {
  const versions = new Map<string, string[]>();
  for (const { name, gateway } of shown.regions) {
    const words = gateway.versions.map((version) => versionWords(version, layout)).join(', ');
    versions.set(words, [...(versions.get(words) ?? []), name]);
  }
  const told = [...versions].map(([words, names]) =>
    versions.size === 1 ? words : `${words} in ${shown.where(names)}`,
  );
  const hopped = shown.regions.some(({ gateway }) => gateway.routes.some((route) => route.hopped));
  const fromPeers = 'a request that a peer sent on takes the same rules without peers, unless a row says otherwise';
  return [
    ['API versions', `${told.join('\n')}${isVersioned ? '' : ': all go these ways'}`],
    ...(hopped ? [['From a peer', fromPeers] as const] : []),
  ];
}

function versionWords({ date, deprecated, sunset, isDefault }: ApiVersion, layout: Layout): string {
  const ending = [
    ...(deprecated === null ? [] : [`deprecated ${deprecated}`]),
    ...(sunset === null ? [] : [`ends ${sunset}`]),
  ].join(' ');
  return [date, ...(isDefault ? ['default'] : []), mark(ending, 'notice', layout)]
    .filter((part) => part !== '')
    .join(' ');
}
