import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { knownSeries } from '#test/rules/known-series';
import { readQuery } from '#test/rules/promql';
import { type Region, resolveTopology } from '#topology';

const file = 'docs/runbook.md';
const text = readFileSync(join(process.cwd(), file), 'utf8');

/** Sections by their anchors: GitHub makes a heading's anchor of its text, which here is one word. */
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => [`${file}#${section.slice(0, section.indexOf('\n'))}`, section]),
);

const regions = deployments.flatMap(({ blueprint, file: source }) =>
  resolveTopology(parseBlueprint(blueprint, source)).jurisdictions.flatMap((jurisdiction) => jurisdiction.regions),
);

/** Sections that alarms and rules of a Region point at. */
function linked({ network, observability, monitoring }: Region): readonly string[] {
  const { alarms, keyWatch } = observability;
  const rules = monitoring.ruleFiles.flatMap(({ groups }) => groups).flatMap((group) => group.rules);
  return [
    ...alarms.map(({ runbook }) => runbook),
    ...rules.flatMap((rule) => (rule.kind === 'alert' ? [rule.runbook] : [])),
    ...(keyWatch === null ? [] : [keyWatch.runbook]),
    ...(network.edgeRecord === null ? [] : [network.edgeRecord.healthCheck.runbook]),
  ];
}

test.each(regions.map((region): [string, Region] => [region.name, region]))(
  '%s: every alarm has its section',
  (_, region) => {
    expect(linked(region).filter((section) => !sections.has(section))).toEqual([]);
  },
);

test('every section has an alarm that leads to it', () => {
  const reached = new Set(regions.flatMap(linked));
  expect([...sections.keys()].filter((section) => !reached.has(section))).toEqual([]);
});

/** Series that a person is told to look at, and whoever serves them. */
test.each(regions.slice(0, 1).map((region) => [region]))(
  'every series it names is one that somebody serves',
  (region) => {
    const known = knownSeries(region);
    const queries = [...text.matchAll(/^ {4}(?!kubectl |aws |dig |--)(.+)$/gm)].map(([, line]) => line ?? '');
    const series = queries.filter((line) => !line.startsWith(' ')).flatMap((line) => readQuery(line).series);
    expect(series.length).toBeGreaterThan(15);
    expect(series.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  },
);

test.each([...sections])('%s says what it means, where to look, what to do and when it is over', (_, section) => {
  const parts = [...section.matchAll(/^\*\*(Meaning|First look|Fix|Over when)(?:\.\*\*|\*\*)/gm)].map(
    ([, part]) => part,
  );
  expect(parts).toEqual(['Meaning', 'First look', 'Fix', 'Over when']);
});
