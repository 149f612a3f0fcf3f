import type { Backend, Region, Route, RouteBackend, RouteRule } from '#topology';
import type { ShownRegions } from './shown-regions';

/** A rule of a gateway, with every API version in which it is the same. */
export interface ShownRule {
  /** The models of requests that it takes; a rule for requests from a peer that is one of its own says so. */
  readonly models: string;
  readonly task: Route['task'];
  /** `all`, or their dates. */
  readonly versions: string;
  /** Backends by priority. */
  readonly backends: ReadonlyMap<number, string>;
}

type Backends = ReadonlyMap<string, Backend>;

/** The rules of a Region's gateway, each once. */
export function routeRules(region: Region, shown: ShownRegions): readonly ShownRule[] {
  const { routes, backends } = region.gateway;
  const byName: Backends = new Map(backends.map((backend) => [backend.name, backend]));
  const wordsOf = ({ backend: name, modelOverride }: RouteBackend) => {
    const backend = byName.get(name);
    const place = backend?.kind === 'peer' ? shown.peer(backend.region, region) : name;
    return modelOverride === null || modelOverride === name ? place : `${place} as ${modelOverride}`;
  };
  const folded = new Map<string, Omit<ShownRule, 'versions'> & { readonly versions: readonly string[] }>();
  for (const route of routes) {
    for (const rule of route.rules) {
      if (route.hopped && isImplied(rule, directRule(rule, route, routes), byName)) continue;
      const models = `${rule.models.join(', ')}${route.hopped ? ' (from a peer)' : ''}`;
      const targets = byPriority(rule.backends, wordsOf);
      const key = JSON.stringify([models, route.task, ...targets]);
      const versions = [...(folded.get(key)?.versions ?? []), route.version];
      folded.set(key, { models, task: route.task, versions, backends: targets });
    }
  }
  const isAll = (versions: readonly string[]) => versions.length === region.gateway.versions.length;
  return [...folded.values()].map(({ versions, ...rule }) => ({
    ...rule,
    versions: isAll(versions) ? 'all' : versions.join(', '),
  }));
}

/** The rule for the same requests straight from clients. */
function directRule(rule: RouteRule, { version, task }: Route, routes: readonly Route[]): RouteRule | undefined {
  return routes
    .filter((route) => !route.hopped && route.version === version && route.task === task)
    .flatMap(({ rules }) => rules)
    .find(({ models }) => models.join() === rule.models.join());
}

/** Whether a rule is another one without its peers. */
function isImplied(rule: RouteRule, direct: RouteRule | undefined, byName: Backends): boolean {
  const own = direct?.backends.filter(({ backend }) => byName.get(backend)?.kind !== 'peer') ?? [];
  return JSON.stringify(ranked(rule.backends)) === JSON.stringify(ranked(own));
}

/** Backends in their order, with ranks in the place of priorities: those that are left close up. */
function ranked(backends: readonly RouteBackend[]): readonly unknown[] {
  const priorities = [...new Set(backends.map(({ priority }) => priority))].sort((one, other) => one - other);
  return backends
    .map(({ backend, priority, weight, modelOverride }) => [
      priorities.indexOf(priority),
      backend,
      weight,
      modelOverride,
    ])
    .sort();
}

/** How requests divide among backends of one priority stands behind each, where there are several. */
function byPriority(
  backends: readonly RouteBackend[],
  wordsOf: (target: RouteBackend) => string,
): ReadonlyMap<number, string> {
  const targets = new Map<number, string>();
  for (const { priority } of backends) {
    const equals = backends.filter((target) => target.priority === priority);
    const words = equals.map((target) => `${wordsOf(target)}${equals.length === 1 ? '' : `, weight ${target.weight}`}`);
    targets.set(priority, words.join('\n'));
  }
  return targets;
}
