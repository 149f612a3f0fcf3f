/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { CostLevel, CostPlan, NamedSum } from '#capacity';
import { percent, usd } from '#report';
import { ChartFigure } from './chart-figure';
import { CostTable } from './cost-table';
import { DataTable } from './data-table';
import { Facts } from './facts';
import { Legend } from './legend';
import { type MoneyBars, moneyChart, moneyMarks } from './money-chart';
import { Section } from './section';

const levels: readonly CostLevel[] = ['mean', 'warm', 'peak'];

/** What the deployment costs, by jurisdiction, Region and part, at three levels of load. */
export function Cost({ cost }: { readonly cost: CostPlan }) {
  const { warm, mean } = cost.levels;
  const jurisdictions = barsOf(cost, ({ byJurisdiction }) => byJurisdiction);
  const nodes = barsOf(cost, ({ byPart }) => byPart.filter(isModelNodes));
  const rest = dearest(warm.byPart.filter((part) => !isModelNodes(part)));
  return (
    <Section id="cost" title="Cost">
      <p>
        List prices in US dollars before tax, discounts and free tiers; a month has {cost.hoursPerMonth} hours. Mean:
        the average of a day; warm: what always runs, with the p95 of traffic; peak: all of burst, with the peak of
        traffic.
      </p>
      <CostFacts cost={cost} />
      <div class="charts">
        <MoneyFigure title="By jurisdiction" id="cost-by-jurisdiction" bars={jurisdictions} />
        <MoneyFigure title="Nodes of models, as they are paid for" id="cost-of-nodes" bars={nodes} />
        <MoneyFigure title="All else, warm: the dearest" id="cost-of-rest" bars={rest} />
      </div>
      <CostTable id="cost-regions" head="Region" caption="By Region" cost={cost} of={({ byRegion }) => byRegion} />
      <CostTable
        id="cost-places"
        head="Jurisdiction"
        caption="By jurisdiction"
        cost={cost}
        of={(level) => level.byJurisdiction}
      />
      <CostTable id="cost-parts" head="Part" caption="By part" cost={cost} of={({ byPart }) => byDearest(byPart)} />
      <DataTable
        id="cost-tokens"
        caption="Dollars for a million tokens at the mean load, with a share of everything shared"
        columns={[
          { title: 'Model' },
          { title: 'Prompt and completion', kind: 'number' },
          { title: 'Completion alone', kind: 'number' },
          { title: '$/h', kind: 'number' },
        ]}
        rows={mean.tokens.map((one) => [
          one.model,
          usd(one.usdPerMillionTokens),
          usd(one.usdPerMillionCompletionTokens),
          usd(one.ownUsdPerHour + one.sharedUsdPerHour),
        ])}
      />
    </Section>
  );
}

function CostFacts({
  cost: {
    failoverReserve,
    levels: { warm },
  },
}: {
  readonly cost: CostPlan;
}) {
  const { saving, total } = warm;
  return (
    <Facts
      facts={[
        ['Failover reserve', `${failoverReserve.nodes} nodes, $${usd(failoverReserve.total.usdPerMonth)} a month`],
        ['Against all on-demand', `$${usd(saving.savedUsdPerHour)} an hour saved (${percent(saving.savedShare)})`],
        ['On spot', `${percent(saving.spotShareOfNodes)} of nodes`],
        [
          'Without a price',
          `${total.unpricedLines} lines${total.unpricedLines === 0 ? '' : ': the sums are lower bounds'}`,
        ],
        ['Not verified', `$${usd(total.unverifiedUsdPerMonth)} a month rests on prices seen in no primary source`],
      ]}
    />
  );
}

function MoneyFigure({ title, id, bars }: { readonly title: string; readonly id: string; readonly bars: MoneyBars }) {
  const words = bars.names.map((name, bar) => {
    const amounts = bars.parts.map((part) => `${part.name} ${usd(part.usdPerMonth[bar] ?? null)}`);
    return `${name}: ${amounts.join(', ')}`;
  });
  const alternative = `${title}, dollars a month. ${words.join('; ')}`;
  return (
    <div>
      <ChartFigure title={title} svg={moneyChart(id, bars)} alternative={alternative} />
      {bars.parts.length > 1 ? <Legend marks={moneyMarks(bars.parts.map(({ name }) => name))} /> : null}
    </div>
  );
}

/** A bar for each level of load, made of the sums by some word. */
function barsOf(
  { levels: byLevel }: CostPlan,
  of: (level: CostPlan['levels'][CostLevel]) => readonly NamedSum[],
): MoneyBars {
  const names = [...new Set(levels.flatMap((level) => of(byLevel[level]).map(({ name }) => name)))];
  return {
    names: levels,
    parts: names.map((name) => ({
      name,
      usdPerMonth: levels.map((level) => of(byLevel[level]).find((sum) => sum.name === name)?.usdPerMonth ?? 0),
    })),
  };
}

/** Bars of an amount that can be seen beside the largest. */
function dearest(sums: readonly NamedSum[]): MoneyBars {
  const shown = byDearest(sums).slice(0, 7);
  return {
    names: shown.map(({ name }) => name),
    parts: [{ name: 'warm', usdPerMonth: shown.map(({ usdPerMonth }) => usdPerMonth) }],
  };
}

function byDearest(sums: readonly NamedSum[]): readonly NamedSum[] {
  return [...sums].sort((one, other) => other.usdPerMonth - one.usdPerMonth);
}

function isModelNodes({ name }: NamedSum): boolean {
  return name.startsWith('nodes-');
}
