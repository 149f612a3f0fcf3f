import type { Blueprint, TrafficBlueprint } from './blueprint';
import { notAmong } from './not-among';
import type { Path } from './problem';
import { type Finding, type Rule, rule } from './rule';

/** How far shares may miss 1: floating-point sums of thirds do. */
const shareTolerance = 1e-6;

/** Rules about traffic: that it belongs to models and Regions that exist, and that its figures agree. */
export const trafficRules: readonly Rule[] = [
  rule('traffic-names', ['traffic', 'models', 'jurisdictions'], ({ traffic, models, jurisdictions }) =>
    Object.entries(traffic).flatMap(([model, places]) => [
      ...notAmong(['traffic', model], model, { what: 'a model', known: Object.keys(models) }),
      ...Object.keys(places).flatMap((place) =>
        notAmong(['traffic', model, place], place, { what: 'a jurisdiction', known: Object.keys(jurisdictions) }),
      ),
    ]),
  ),
  rule('model-has-traffic', ['traffic', 'models'], ({ traffic, models }) =>
    Object.keys(models)
      .filter((model) => Object.keys(traffic[model] ?? {}).length === 0)
      .map((model) => ({
        path: ['traffic', model],
        value: undefined,
        message: 'is missing: the model would be served nowhere',
        allowed: 'traffic in at least one jurisdiction',
      })),
  ),
  rule('jurisdiction-has-traffic', ['traffic', 'jurisdictions'], ({ traffic, jurisdictions }) =>
    Object.keys(jurisdictions)
      .filter((jurisdiction) => Object.values(traffic).every((places) => places[jurisdiction] === undefined))
      .map((jurisdiction) => ({
        path: ['jurisdictions', jurisdiction],
        value: jurisdiction,
        message: 'has no traffic: its Regions would serve no model',
        allowed: `traffic.<model>.${jurisdiction} of at least one model, or no such jurisdiction`,
      })),
  ),
  rule('rates-ascend', ['traffic'], ({ traffic }) =>
    eachTraffic(traffic).flatMap(({ path, entry }): Finding[] => {
      const { p50, p95, peak } = entry.requestsPerSecond;
      if (p50 <= p95 && p95 <= peak && peak > 0) return [];
      return [
        {
          path: [...path, 'requestsPerSecond'],
          value: entry.requestsPerSecond,
          message: 'does not ascend',
          allowed: 'p50 <= p95 <= peak, and a peak above 0',
        },
      ];
    }),
  ),
  rule('tokens-ascend', ['traffic'], ({ traffic }) =>
    eachTraffic(traffic).flatMap(({ path, entry }) =>
      (['promptTokens', 'completionTokens'] as const).flatMap((field): Finding[] =>
        entry[field].mean <= entry[field].p95
          ? []
          : [
              {
                path: [...path, field],
                value: entry[field],
                message: 'has a mean above its P95',
                allowed: 'mean <= p95',
              },
            ],
      ),
    ),
  ),
  rule('tokens-fit-context', ['traffic', 'models'], ({ traffic, models }) =>
    eachTraffic(traffic).flatMap(({ path, model, entry }): Finding[] => {
      const context = models[model]?.contextTokens;
      const longest = entry.promptTokens.p95 + entry.completionTokens.p95;
      if (context === undefined || longest <= context) return [];
      return [
        {
          path: [...path, 'promptTokens', 'p95'],
          value: entry.promptTokens.p95,
          message: `with ${entry.completionTokens.p95} completion tokens exceeds the context of "${model}"`,
          allowed: `together at most ${context} tokens`,
        },
      ];
    }),
  ),
  rule('region-shares', ['traffic', 'jurisdictions'], ({ traffic, jurisdictions }) =>
    eachTraffic(traffic).flatMap(({ path, jurisdiction, entry }) => {
      const regions = jurisdictions[jurisdiction]?.regions.map((region) => region.name);
      return entry.regionShare === undefined || regions === undefined
        ? []
        : shareFindings(path, entry.regionShare, regions);
    }),
  ),
];

/** Every entry of traffic with its place. */
export function eachTraffic(traffic: Blueprint['traffic']) {
  return Object.entries(traffic).flatMap(([model, places]) =>
    Object.entries(places).map(([jurisdiction, entry]) => ({
      model,
      jurisdiction,
      entry,
      path: ['traffic', model, jurisdiction] as const,
    })),
  );
}

function shareFindings(
  path: Path,
  shares: NonNullable<TrafficBlueprint['regionShare']>,
  regions: readonly string[],
): Finding[] {
  const place: Path = [...path, 'regionShare'];
  const unknown = Object.keys(shares).flatMap((name) =>
    notAmong([...place, name], name, { what: 'a Region of this jurisdiction', known: regions }),
  );
  const sum = Object.values(shares).reduce((total, part) => total + part, 0);
  if (Math.abs(sum - 1) <= shareTolerance) return unknown;
  return [
    ...unknown,
    { path: place, value: shares, message: `adds up to ${Number(sum.toFixed(6))}`, allowed: 'shares that add up to 1' },
  ];
}
