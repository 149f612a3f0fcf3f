import { join } from 'node:path';
import { toMatchFile } from 'jest-file-snapshot';
import { showDiff } from '#report';
import { recordedChanges, reportOf } from './recorded-changes';

expect.extend({ toMatchFile });

describe.each(recordedChanges)('$name: $what', (recorded) => {
  const report = reportOf(recorded);

  it('is told as its golden file says', () => {
    expect(`${showDiff(report)}\n`).toMatchFile(join(__dirname, 'golden', `${recorded.name}.txt`));
  });

  it('leaves nothing without words', () => {
    expect(report.rest).toEqual([]);
  });
});

it.each([
  ['rename-a-table', 'us: table tenants would be REPLACED'],
  ['drop-a-replica', 'eu: replica of table conversations in eu-south-2 DROPPED'],
  ['cut-retention', 'all: buckets request-log, audit: kept 2,557 -> 365 days'],
  ['turn-regions-round', 'eu: key: primary eu-north-1 -> eu-south-2'],
])('%s destroys: %s', (name, start) => {
  const destroyed = reportNamed(name).changes.filter(({ isDestructive }) => isDestructive);
  expect(destroyed.map(({ place, text }) => `${place}: ${text}`)).toContainEqual(expect.stringContaining(start));
});

it.each(['add-a-region', 'change-spot-share', 'raise-a-rate-limit', 'widen-a-cidr', 'upgrade-a-component'])(
  '%s destroys nothing',
  (name) => {
    expect(reportNamed(name).changes.filter(({ isDestructive }) => isDestructive)).toEqual([]);
  },
);

function reportNamed(name: string) {
  const recorded = recordedChanges.find((one) => one.name === name);
  if (recorded === undefined) throw new Error(`no recorded change "${name}"`);
  return reportOf(recorded);
}
