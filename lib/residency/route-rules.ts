import { checkEach, type Finding, objectLocation, type Rule } from '#evidence';
import { objectHome } from './file-home';
import { hopPeers } from './hop-rule';
import { allowedRegions, leak, regionOf } from './leak';
import type { ResidencyInput } from './residency-input';
import { listRouteRules, type RouteRule, type RouteTarget } from './route-targets';

const mend =
  'Let the route name backends of its own Region first, then peers of its jurisdiction (lib/topology/resolve-routes.ts)';

const routeOrder: Rule<ResidencyInput> = {
  name: 'route-order',
  claim:
    'Every route sends a request to its own Region first, and fails over in the order of its priorities to Regions of its jurisdiction alone.',
  check: (input) => checkEach(listRouteRules(input), (rule) => orderFaults(rule, input)),
};

function orderFaults(rule: RouteRule, input: ResidencyInput): readonly Finding[] {
  return rule.targets.flatMap((target) => {
    const message = orderFault(target, rule, input);
    if (message === null) return [];
    const { boundary, region } = objectHome(rule.route, input.boundaries);
    const abroad = target.regions.find((it) => boundary?.regions.includes(it) !== true);
    return [
      leak({
        rule: 'route-order',
        home: { boundary, region },
        at: objectLocation(rule.route, `spec.rules.${rule.index}.backendRefs.${target.index}.name`),
        message: `priority ${target.priority} is ${target.name}, ${message}`,
        mend,
        to: abroad ?? (target.fault === null ? (target.regions[0] ?? null) : null),
      }),
    ];
  });
}

/** What is wrong with one of a rule's backends; null when nothing is. */
function orderFault(target: RouteTarget, rule: RouteRule, { boundaries }: ResidencyInput): string | null {
  const home = objectHome(rule.route, boundaries);
  const { regions, priority, fault } = target;
  const abroad = regions.find((region) => home.boundary?.regions.includes(region) !== true);
  if (abroad !== undefined) return `in ${regionOf(abroad, boundaries)}; allowed: ${allowedRegions(home, boundaries)}`;
  if (fault !== null) return `${fault}; allowed: backends in ${allowedRegions(home, boundaries)}`;
  const isLocal = isOwn(target, rule);
  if (priority === 0 && !isLocal) return `in ${regions.join(', ')}; allowed at priority 0: ${rule.region} itself`;
  const level = rule.targets.filter((other) => other.priority === priority);
  if (!isLocal && level.some((other) => isOwn(other, rule))) {
    return `in ${regions.join(', ')}, beside a backend of ${rule.region}; allowed: peers at a priority of their own, so that they are asked only when nothing here answers`;
  }
  return null;
}

function isOwn({ regions }: RouteTarget, { region }: RouteRule): boolean {
  return regions.every((it) => it === region);
}

const routeSpill: Rule<ResidencyInput> = {
  name: 'route-spill',
  claim:
    'Whatever a request can reach from a Region’s gateway, over any number of hops, lies in its jurisdiction: when all of its Regions are gone, load is shed and never spills over.',
  check: (input) => {
    const rules = listRouteRules(input);
    const regions = [...new Set(rules.map(({ region }) => region))];
    return checkEach(regions, (region) => spillFaults(region, rules, input));
  },
};

/** The way to each Region that requests can reach, as the rules that lead there, the shortest first. */
function reachedFrom(start: string, rules: readonly RouteRule[]): ReadonlyMap<string, readonly RouteRule[]> {
  const ways = new Map<string, readonly RouteRule[]>([[start, []]]);
  for (const [region, way] of ways) {
    for (const rule of rules.filter((it) => it.region === region)) {
      for (const next of rule.targets.flatMap(({ regions }) => regions)) {
        if (!ways.has(next)) ways.set(next, [...way, rule]);
      }
    }
  }
  return ways;
}

function spillFaults(start: string, rules: readonly RouteRule[], { boundaries }: ResidencyInput): readonly Finding[] {
  return [...reachedFrom(start, rules)].flatMap(([region, way]) => {
    const [first] = way;
    const last = way.at(-1);
    if (first === undefined || last === undefined) return [];
    const home = objectHome(first.route, boundaries);
    if (home.boundary?.regions.includes(region) === true) return [];
    const stops = [...way.map((rule) => rule.region), region].join(' -> ');
    return [
      leak({
        rule: 'route-spill',
        home,
        at: objectLocation(last.route, `spec.rules.${last.index}.backendRefs`),
        message: `requests reach ${regionOf(region, boundaries)}: ${stops}; allowed: ${allowedRegions(home, boundaries)}, and to be refused when none of them answers`,
        mend,
        to: region,
      }),
    ];
  });
}

/** Rules about where requests are sent, and sent on. */
export const routeRules: readonly Rule<ResidencyInput>[] = [routeOrder, routeSpill, hopPeers];
