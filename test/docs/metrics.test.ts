import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceMetrics } from '#lib/topology/service-metrics';

const text = readFileSync(join(process.cwd(), 'docs/metrics.md'), 'utf8');

test('the contract of our services is that of the Topology', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('| `meridian_'));
  expect(rows).toEqual(
    serviceMetrics.map(({ name, service, type, labels, meaning }) => {
      const described = labels.map((label) =>
        label.values.length === 0 ? `\`${label.name}\`` : `\`${label.name}\`: ${label.values.join(', ')}`,
      );
      return `| \`${name}\` | ${service} | ${type} | ${described.join('; ') || 'none'} | ${meaning} |`;
    }),
  );
});
