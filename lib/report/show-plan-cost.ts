import type { CostPlan, CostSum } from '#capacity';
import { percent, usd } from './amounts';
import { factList } from './fact-list';
import type { Layout } from './layout';
import { section } from './section';
import { textTable } from './text-table';

/** What the deployment costs: per Region and level of load, per million tokens, and what of it is reserve and saving. */
export function showPlanCost(cost: CostPlan, layout: Layout): string {
  const { warm, mean, peak } = cost.levels;
  const sums = (name: string, of: (level: typeof warm) => CostSum | undefined) => [
    name,
    usd(of(warm)?.usdPerHour ?? null),
    ...[warm, mean, peak].map((level) => money(of(level))),
  ];
  const regions = warm.byRegion.map(({ name }) =>
    sums(name, ({ byRegion }) => byRegion.find((entry) => entry.name === name)),
  );
  return [
    section(
      `Cost in US dollars, list prices (${cost.hoursPerMonth} h a month); warm: what always runs, mean: over a day, peak: all of burst`,
      textTable(
        ['Region', 'warm $/h', 'warm $/month', 'mean $/month', 'peak $/month'],
        [...regions, sums('together', ({ total }) => total)],
        layout,
      ),
      layout,
    ),
    section(
      'Dollars per million tokens at the mean load, with a share of everything shared',
      textTable(
        ['model', 'prompt and completion', 'completion alone', '$/h'],
        mean.tokens.map((entry) => [
          entry.model,
          perMillion(entry.usdPerMillionTokens),
          perMillion(entry.usdPerMillionCompletionTokens),
          usd(entry.ownUsdPerHour + entry.sharedUsdPerHour),
        ]),
        layout,
      ),
      layout,
    ),
    facts(cost, layout),
  ].join('\n\n');
}

function facts({ failoverReserve, levels }: CostPlan, layout: Layout): string {
  const { saving, total } = levels.warm;
  return factList(
    [
      [
        'Failover reserve',
        `${failoverReserve.nodes} nodes, $${usd(failoverReserve.total.usdPerHour)} an hour, $${usd(failoverReserve.total.usdPerMonth)} a month`,
      ],
      [
        'Saving',
        `$${usd(saving.savedUsdPerHour)} an hour against all on-demand (${percent(saving.savedShare)}), ${percent(saving.spotShareOfNodes)} of nodes on spot`,
      ],
      ...(total.unpricedLines === 0
        ? []
        : [['Left out', `${total.unpricedLines} lines without a price: the sums are lower bounds`] as const]),
      ['Not verified', `$${usd(total.unverifiedUsdPerMonth)} a month rests on prices seen in no primary source`],
    ],
    layout,
  );
}

/** A sum that lacks something says so. */
function money(sum: CostSum | undefined): string {
  return sum === undefined ? usd(null) : usd(sum.usdPerMonth);
}

function perMillion(amount: number | null): string {
  return usd(amount);
}
