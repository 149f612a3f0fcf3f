/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { duration, type MatrixReportCell, type PlanReport, percent, rate, usdChange } from '#report';
import { DataTable } from './data-table';
import { Section } from './section';

/** What each case does to each jurisdiction. */
export function WhatIfMatrix({ matrix }: Pick<PlanReport, 'matrix'>) {
  const rows = matrix ?? [];
  const names = rows[0]?.jurisdictions.map(({ jurisdiction }) => jurisdiction) ?? [];
  return (
    <Section id="what-if" title="What if">
      <p>
        Each case alone, at the p95 of each Region: what is shed at once, for how long, and what its nodes cost more or
        less an hour afterwards. <code>npx meridian plan DEPLOYMENT --what-if CASE</code> shows a case pool by pool, and
        several at once.
      </p>
      <DataTable
        id="what-if-matrix"
        caption="What is shed in each jurisdiction, case by case"
        columns={[
          { title: 'Case', kind: 'name' },
          { title: 'Must hold', kind: 'name' },
          ...names.map((title) => ({ title })),
        ]}
        rows={rows.map(({ scenario, mustSurvive, jurisdictions }) => [
          scenario,
          mustSurvive ? 'yes' : 'no',
          ...jurisdictions.map((cell) => <Outcome key={cell.jurisdiction} cell={cell} mustSurvive={mustSurvive} />),
        ])}
      />
    </Section>
  );
}

function Outcome({ cell, mustSurvive }: { readonly cell: MatrixReportCell; readonly mustSurvive: boolean }) {
  const { isTouched, isHeld, shedPerSecond, shedShare, catchUpSeconds, usdPerHourChange } = cell;
  if (!isTouched) return <span class="soft">untouched</span>;
  const money = usdPerHourChange === 0 ? '' : `, ${usdChange(usdPerHourChange)} $/h`;
  if (isHeld) {
    return (
      <>
        <strong class="good">holds</strong>
        {money}
      </>
    );
  }
  const until = catchUpSeconds === null ? 'for good' : `for ${duration(catchUpSeconds)}`;
  const shed = shedPerSecond === 0 ? 'an SLO is missed' : `sheds ${rate(shedPerSecond)}/s (${percent(shedShare)})`;
  return (
    <>
      <strong class={mustSurvive ? 'bad' : 'warn'}>{shed}</strong> {until}
      {money}
    </>
  );
}
