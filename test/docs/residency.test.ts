import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeInventory } from '#evidence';
import { serviceControlPolicy } from '#lib/stacks/service-control-policy';
import { listGlobalServices, residencyRules } from '#residency';
import { renderShipped } from '#test/proofs/rendered-deployment';

const text = readFileSync(join(process.cwd(), 'docs/residency.md'), 'utf8');
const production = renderShipped('production');

/** The rows of the tables below a heading, without their head. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.slice(2, -2).split(' | '))
    .slice(1);
}

test('what is proved: every rule with its claim, to the letter, and no other', () => {
  expect(rowsBelow('What is proved')).toEqual(residencyRules.map(({ name, claim }) => [`\`${name}\``, claim]));
});

test('services without a Region: those that production uses, with what they carry', () => {
  const listed = listGlobalServices(takeInventory(production.evidence));
  expect(rowsBelow('Services without a Region')).toEqual(
    listed.map(({ service, place, carries }) => [service, place, carries]),
  );
});

test('service control policies: every statement of the policy that is rendered', () => {
  const policies = production.topology.governance?.policies ?? [];
  expect(policies.length).toBeGreaterThan(0);
  for (const policy of policies) {
    expect(rowsBelow('At run time: service control policies').map(([statement]) => statement)).toEqual(
      serviceControlPolicy(policy).Statement.map(({ Sid }) => `\`${Sid}\``),
    );
  }
});

test('files and rules that it names exist', () => {
  const named = [...text.matchAll(/`((?:lib|test)\/[\w/.-]+\.ts)`/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThan(1);
  expect(() => named.map((file) => readFileSync(file))).not.toThrow();
});
