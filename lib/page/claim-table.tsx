/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ProofVerdict, ProvedRule } from '#proofs';
import { count } from '#report';
import { anchor } from './anchors';
import { DataTable } from './data-table';

/** Every claim of a proof, and how many things it was held against. */
export function ClaimTable({ proof, rules }: ProofVerdict) {
  const holding = rules.filter(({ open }) => open === 0).length;
  return (
    <DataTable
      id={anchor('claims', proof)}
      caption={`Claims of ${proof}: ${holding} of ${count(rules.length, 'claim')} hold`}
      columns={[
        { title: 'Rule', kind: 'name' },
        { title: 'Claim' },
        { title: 'Looked at', kind: 'number' },
        { title: 'Verdict', kind: 'name' },
      ]}
      rows={rules.map((rule) => [
        <code key="rule">{rule.rule}</code>,
        rule.claim,
        rule.checked.toLocaleString('en-US'),
        <RuleVerdict key="verdict" rule={rule} />,
      ])}
    />
  );
}

/** A claim about nothing is no evidence, and says so. */
function RuleVerdict({ rule: { checked, open, acknowledged } }: { readonly rule: ProvedRule }) {
  const accepted = acknowledged === 0 ? '' : `, ${acknowledged} acknowledged`;
  if (open > 0) {
    return (
      <>
        <strong class="bad">{count(open, 'open finding')}</strong>
        {accepted}
      </>
    );
  }
  if (checked === 0) return <span class="soft">has no case{accepted}</span>;
  return (
    <>
      <strong class="good">holds</strong>
      {accepted}
    </>
  );
}
