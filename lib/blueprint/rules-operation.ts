import { instanceType, instanceTypeNames } from '#catalog';
import type { Blueprint } from './blueprint';
import { notAmong } from './not-among';
import { type Finding, type Rule, rule } from './rule';
import { eachRegion } from './rules-regions';

/** Rules about running the deployment: tiers, retention, API versions, capacity that the operator fixes. */
export const operationRules: readonly Rule[] = [
  rule('burst-above-rate', ['tiers'], ({ tiers }) =>
    Object.entries(tiers).flatMap(([name, tier]): Finding[] => {
      const least = Math.ceil(tier.requestsPerMinute / 60);
      if (tier.burstPerSecond >= least) return [];
      return [
        {
          path: ['tiers', name, 'burstPerSecond'],
          value: tier.burstPerSecond,
          message: `is below the rate of ${tier.requestsPerMinute} requests a minute, which could never be reached`,
          allowed: `at least ${least}`,
        },
      ];
    }),
  ),
  rule('tokens-per-day', ['tiers'], ({ tiers }) =>
    Object.entries(tiers).flatMap(([name, tier]): Finding[] =>
      tier.tokensPerDay >= tier.tokensPerMinute
        ? []
        : [
            {
              path: ['tiers', name, 'tokensPerDay'],
              value: tier.tokensPerDay,
              message: `is below the ${tier.tokensPerMinute} tokens of a minute`,
              allowed: 'tokensPerDay >= tokensPerMinute',
            },
          ],
    ),
  ),
  rule('cold-above-hot', ['data'], ({ data: { retention } }) =>
    retention.coldDays >= retention.hotDays
      ? []
      : [
          {
            path: ['data', 'retention', 'coldDays'],
            value: retention.coldDays,
            message: `is shorter than hotDays, ${retention.hotDays}`,
            allowed: `at least ${retention.hotDays}: coldDays counts from the beginning`,
          },
        ],
  ),
  rule('token-issuer-once', ['api'], ({ api }) => {
    const entries = Object.entries(api.tokenIssuers);
    return entries.flatMap(([name, { issuer }], index): Finding[] => {
      const earlier = entries.slice(0, index).find(([, other]) => other.issuer === issuer);
      if (earlier === undefined) return [];
      return [
        {
          path: ['api', 'tokenIssuers', name, 'issuer'],
          value: issuer,
          message: `is that of "${earlier[0]}" too: a token could not be told to be of one of them`,
          allowed: 'each issuer once; one may have several audiences',
        },
      ];
    });
  }),
  rule('api-versions', ['api'], ({ api }) => api.versions.flatMap((_, index) => versionFindings(api.versions, index))),
  rule('overrides', ['capacity', 'models', 'jurisdictions'], ({ capacity, models, jurisdictions }) => {
    const regions = eachRegion(jurisdictions).map(({ region }) => region.name);
    return capacity.overrides.flatMap((override, index): Finding[] => {
      const path = ['capacity', 'overrides', index];
      const { burstMinReplicas: min, burstMaxReplicas: max } = override;
      const order: Finding[] =
        min !== undefined && max !== undefined && min > max
          ? [
              {
                path: [...path, 'burstMinReplicas'],
                value: min,
                message: `exceeds burstMaxReplicas, ${max}`,
                allowed: `0 to ${max}`,
              },
            ]
          : [];
      return [
        ...notAmong([...path, 'model'], override.model, { what: 'a model', known: Object.keys(models) }),
        ...notAmong([...path, 'region'], override.region, { what: 'a Region of this blueprint', known: regions }),
        ...order,
      ];
    });
  }),
  rule('reservations', ['capacity', 'jurisdictions'], ({ capacity, jurisdictions }) => {
    const regions = eachRegion(jurisdictions).map(({ region }) => region.name);
    return capacity.reservations.flatMap((reservation, index) => [
      ...notAmong(['capacity', 'reservations', index, 'region'], reservation.region, {
        what: 'a Region of this blueprint',
        known: regions,
      }),
      ...notAmong(['capacity', 'reservations', index, 'instanceType'], reservation.instanceType, {
        what: 'an instance type that the catalogue knows',
        known: instanceTypeNames,
      }),
    ]);
  }),
  rule('node-pool-limits', ['capacity', 'models'], ({ capacity, models }) => {
    const pools = nodePoolNames(models);
    return Object.keys(capacity.nodePoolLimits).flatMap((name) =>
      notAmong(['capacity', 'nodePoolLimits', name], name, { what: 'a node pool', known: pools }),
    );
  }),
];

/** Instance class of a type: its GPU model in lower case, or `cpu`. Node pools are made per class. */
export function instanceClassOf(instanceTypeName: string): string {
  return instanceType(instanceTypeName)?.gpu?.model.toLowerCase() ?? 'cpu';
}

/** Names of the Karpenter node pools that a set of models leads to: `<class>-<capacity type>`. */
function nodePoolNames(models: Blueprint['models']): string[] {
  const types = Object.values(models).flatMap((model) => [...model.instances.base, ...model.instances.burst]);
  const classes = [...new Set(types.map(instanceClassOf))].sort();
  return classes.flatMap((name) => [`${name}-reserved`, `${name}-spot`, `${name}-on-demand`]);
}

function versionFindings(versions: Blueprint['api']['versions'], index: number): Finding[] {
  const version = versions[index];
  if (version === undefined) return [];
  const path = ['api', 'versions', index];
  const earlier = versions[index - 1];
  const found: Finding[] = [];
  if (earlier !== undefined && earlier.date >= version.date) {
    found.push({
      path: [...path, 'date'],
      value: version.date,
      message: `does not come after ${earlier.date}`,
      allowed: 'versions in order, the newest last',
    });
  }
  if (index < versions.length - 1 && version.sunset === null) {
    found.push({
      path: [...path, 'sunset'],
      value: null,
      message: 'leaves the older version without an end',
      allowed: 'the date on which it ends',
    });
  }
  for (const [field, date] of [
    ['deprecated', version.deprecated],
    ['sunset', version.sunset],
  ] as const) {
    if (date !== null && date <= version.date) {
      found.push({
        path: [...path, field],
        value: date,
        message: `is not after the version's own date, ${version.date}`,
        allowed: 'a later date',
      });
    }
  }
  if (version.deprecated !== null && version.sunset !== null && version.sunset <= version.deprecated) {
    found.push({
      path: [...path, 'sunset'],
      value: version.sunset,
      message: `is not after deprecated, ${version.deprecated}`,
      allowed: 'a later date',
    });
  }
  return found;
}
