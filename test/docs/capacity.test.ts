import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlueprint } from '#blueprint';
import { explainPool, planCapacity, poolName, precise } from '#capacity';
import { deployments } from '#regions';
import { planReportVersion } from '#report';

const text = readFileSync(join(process.cwd(), 'docs/capacity.md'), 'utf8');

/** The pool that the document walks through, as its own command names it. */
const walk = text.slice(text.indexOf('## One pool, by hand'), text.indexOf('## Formulas'));
const [, deployment, pool] = /npx meridian plan (\S+) --explain ([\w/-]+)/.exec(walk) ?? [];

test('the walk through one pool: every line, its figures and its result are those of the command', () => {
  const shipped = deployments.find(({ name }) => name === deployment);
  const blueprint = parseBlueprint(shipped?.blueprint);
  const planned = planCapacity(blueprint).pools.find((one) => poolName(one) === pool);
  if (planned === undefined) throw new Error(`no pool ${pool} in ${deployment}`);
  const expected = explainPool(blueprint, planned).sections.flatMap(({ title, lines }) => [
    `**${title}**`,
    '| what | formula | with figures | result |',
    '|---|---|---|---|',
    ...lines.map(({ name, formula, inputs, result, unit }) => {
      const value = typeof result === 'number' ? precise(result) : result;
      return `| ${name} | ${formula} | ${inputs} | ${value}${unit === '' ? '' : ` ${unit}`} |`;
    }),
  ]);
  const found = walk.split('\n').filter((line) => /^(?:\||\*\*)/.test(line));
  expect(found).toEqual(expected);
});

test('the JSON form is documented at its version', () => {
  expect(text).toContain(`\`version\`: ${planReportVersion}`);
});
