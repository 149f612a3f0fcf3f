import { checkEach, type Finding, objectLocation, type Rule } from '#evidence';
import { objectHome } from './file-home';
import { leak } from './leak';
import type { ResidencyInput } from './residency-input';
import { listRouteRules, type MatchedHeader, type RouteRule, type RouteTarget } from './route-targets';

/**
 * A request hops once. A gateway that sends one to a peer gives it a header with its own Region; the peer has a rule for the same
 * request with that header, which names no peers. With every Region full, a request so ends where it first arrived or one hop on.
 */
export const hopPeers: Rule<ResidencyInput> = {
  name: 'hop-peers',
  claim:
    'A request that came from a peer meets rules without peers alone: it hops once, and is refused where nothing answers.',
  check: (input) => {
    const rules = listRouteRules(input);
    const shapes = hoppedShapes(rules);
    return checkEach(rules, (rule) => hopFaults(rule, shapes, input));
  },
};

/** By Region: what the matches of rules without peers ask for. */
function hoppedShapes(rules: readonly RouteRule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const shapes = new Map<string, Set<string>>();
  for (const rule of rules.filter(({ targets, region }) => !targets.some((target) => isPeer(target, region)))) {
    const ofRegion = shapes.get(rule.region) ?? new Set<string>();
    shapes.set(rule.region, ofRegion);
    for (const match of rule.matches) ofRegion.add(shapeOf(match));
  }
  return shapes;
}

function hopFaults(
  rule: RouteRule,
  shapes: ReadonlyMap<string, ReadonlySet<string>>,
  { boundaries }: ResidencyInput,
): readonly Finding[] {
  const home = objectHome(rule.route, boundaries);
  return rule.targets
    .filter((target) => isPeer(target, rule.region))
    .flatMap((target) => {
      const message = hopFault(rule, target, shapes);
      if (message === null) return [];
      return [
        leak({
          rule: 'hop-peers',
          home,
          at: objectLocation(rule.route, `spec.rules.${rule.index}.backendRefs.${target.index}.name`),
          message,
          mend: 'Give rules for requests that hopped no peers, and peers the hop header (lib/topology/resolve-routes.ts)',
          to: target.regions[0] ?? null,
        }),
      ];
    });
}

function hopFault(
  { matches, region }: RouteRule,
  { name, headers, regions }: RouteTarget,
  shapes: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const hop = headers.find(({ value }) => value === region)?.name;
  if (hop === undefined) {
    return `sends requests to ${name} without a header that holds ${region}; allowed: peers that can tell a request which has hopped`;
  }
  if (matches.some((match) => match.some((header) => header.name === hop))) {
    return `sends requests that have hopped to ${name} once more; allowed after a hop: backends of ${region} alone`;
  }
  const hopped = matches.map((match) => shapeOf([...match, { name: hop, pattern: anything }]));
  const unready = regions.find((peer) => hopped.some((shape) => shapes.get(peer)?.has(shape) !== true));
  if (unready === undefined) return null;
  return `sends requests to ${name}, where no rule without peers takes them with ${hop}; allowed: one for the same request in ${unready}`;
}

/** What the rules for requests that hopped ask of the header. */
const anything = '.+';

function isPeer({ regions }: RouteTarget, region: string): boolean {
  return regions.some((it) => it !== region);
}

function shapeOf(match: readonly MatchedHeader[]): string {
  return match
    .map(({ name, pattern }) => `${name}=${pattern}`)
    .sort()
    .join('\n');
}
