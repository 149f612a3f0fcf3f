/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Finding } from '#evidence';
import { type AcknowledgedRule, count, groupAcknowledged, groupPlanFindings } from '#report';
import { DataTable } from './data-table';
import type { PageData } from './page-data';
import { Section } from './section';
import { regionsOf } from './tally';

type FindingsProps = Pick<PageData, 'plan' | 'verdict' | 'topology'>;

/** What the plan and the proofs object to, and what was accepted, with the reasons. */
export function Findings({ plan, verdict, topology }: FindingsProps) {
  const regions = regionsOf(topology).map(({ name }) => name);
  return (
    <Section id="findings" title="Findings">
      <DataTable
        id="plan-findings"
        caption="What the plan says must be known"
        columns={[{ title: 'Severity', kind: 'name' }, { title: 'Rule', kind: 'name' }, { title: 'Finding' }]}
        rows={groupPlanFindings(plan.findings, regions).map(({ severity, rule, words }) => [
          <Severity key="severity" severity={severity} />,
          <code key="rule">{rule}</code>,
          words,
        ])}
      />
      {verdict === null ? null : <ProofFindings verdict={verdict} />}
    </Section>
  );
}

function ProofFindings({ verdict }: { readonly verdict: NonNullable<FindingsProps['verdict']> }) {
  return (
    <>
      <DataTable
        id="proof-findings"
        caption="What the proofs object to"
        columns={[
          { title: 'Severity', kind: 'name' },
          { title: 'Rule', kind: 'name' },
          { title: 'Finding' },
          { title: 'Where' },
          { title: 'To mend it' },
        ]}
        rows={verdict.findings.map((finding) => [
          <Severity key="severity" severity={finding.severity} />,
          <code key="rule">{finding.rule}</code>,
          messageOf(finding),
          [finding.at.file, finding.at.subject, finding.at.property].filter((part) => part !== null).join(': '),
          finding.mend,
        ])}
      />
      <h3 id="acknowledged">Acknowledged findings</h3>
      <p>
        What must be as it is, is acknowledged beside its resource, in the rendered file, with the reason and what would
        end it.
      </p>
      <DataTable
        id="acknowledged-findings"
        caption={`${count(verdict.acknowledged.length, 'finding')} acknowledged, by rule and reason`}
        columns={[
          { title: 'Rule', kind: 'name' },
          { title: 'Findings', kind: 'number' },
          { title: 'Reason' },
          { title: 'Until' },
        ]}
        rows={groupAcknowledged(verdict.acknowledged).flatMap(reasonRows)}
      />
    </>
  );
}

function reasonRows({ rule, reasons }: AcknowledgedRule) {
  return reasons.map(({ reason, until, findings }) => [<code key="rule">{rule}</code>, findings.length, reason, until]);
}

function messageOf({ message, move }: Finding): string {
  return move === null ? message : `${message} (from ${move.from} to ${move.to})`;
}

function Severity({ severity }: { readonly severity: 'error' | 'warning' | 'info' }) {
  const classes = { error: 'bad', warning: 'warn', info: 'soft' } as const;
  return <strong class={classes[severity]}>{severity}</strong>;
}
