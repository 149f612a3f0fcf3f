/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { count, groupPlanFindings, usd } from '#report';
import { Names } from './names';
import type { PageData } from './page-data';
import { Section } from './section';
import { countClaims, countGpus, countSeverities, regionsOf } from './tally';

type SummaryProps = Pick<PageData, 'topology' | 'plan' | 'verdict'>;

/** The page on one screen: how large, how dear, and whether it holds. */
export function Summary({ topology, plan, verdict }: SummaryProps) {
  const regions = regionsOf(topology);
  const gpus = countGpus(topology);
  const { warm, peak } = plan.cost.levels;
  return (
    <Section id="summary" title="Summary">
      <dl class="tiles">
        <Tile name="Jurisdictions" value={topology.jurisdictions.length}>
          {topology.jurisdictions.map(({ name }) => name).join(', ')}
        </Tile>
        <Tile name="Regions" value={regions.length}>
          <Names names={regions.map(({ name }) => name)} />
        </Tile>
        <Tile name="GPUs always running" value={figure(gpus.warm)}>
          {gpus.most === 0 ? 'simulators in the place of engines' : `${figure(gpus.most)} with all of burst`}
        </Tile>
        <Tile name="Dollars a month" value={usd(warm.total.usdPerMonth)}>
          warm, {usd(peak.total.usdPerMonth)} at the peak
          {warm.total.unpricedLines === 0 ? '' : `; ${count(warm.total.unpricedLines, 'line')} without a price`}
        </Tile>
        <ProofTile verdict={verdict} />
        <CaseTile plan={plan} />
        <FindingTile {...{ plan, verdict, topology }} />
      </dl>
    </Section>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string | number;
  /** How it is with it. @default neither well nor ill */
  readonly state?: 'good' | 'bad';
  readonly children: ComponentChildren;
}

function Tile({ name, value, state, children }: TileProps) {
  return (
    <div class={state === undefined ? 'tile' : `tile tile-${state}`}>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong> <span>{children}</span>
      </dd>
    </div>
  );
}

function ProofTile({ verdict }: Pick<SummaryProps, 'verdict'>) {
  if (verdict === null) {
    return (
      <Tile name="Proofs" value="none" state="bad">
        nothing is rendered yet
      </Tile>
    );
  }
  const { all, holding } = countClaims(verdict);
  return (
    <Tile name="Claims that hold" value={`${holding} of ${all}`} state={holding === all ? 'good' : 'bad'}>
      on templates and manifests
    </Tile>
  );
}

/** Cases that the blueprint wants survived. */
function CaseTile({ plan }: Pick<SummaryProps, 'plan'>) {
  const cases = (plan.matrix ?? []).filter(({ mustSurvive }) => mustSurvive);
  const held = cases.filter(({ jurisdictions }) =>
    jurisdictions.every(({ isHeld, isTouched }) => isHeld || !isTouched),
  );
  return (
    <Tile
      name="Losses survived"
      value={`${held.length} of ${cases.length}`}
      state={held.length === cases.length ? 'good' : 'bad'}
    >
      of those that must be
    </Tile>
  );
}

function FindingTile({ plan, verdict, topology }: SummaryProps) {
  const planned = groupPlanFindings(
    plan.findings,
    regionsOf(topology).map(({ name }) => name),
  );
  const { errors, warnings } = countSeverities([...planned, ...(verdict?.findings ?? [])]);
  return (
    <Tile name="Findings" value={count(errors, 'error')} state={errors === 0 ? 'good' : 'bad'}>
      {count(warnings, 'warning')}
      {verdict === null ? '' : `, ${verdict.acknowledged.length} acknowledged`}
    </Tile>
  );
}

function figure(value: number): string {
  return value.toLocaleString('en-US');
}
