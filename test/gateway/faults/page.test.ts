import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultRow } from './classes';
import { faultPage, readFaultPage } from './page';

const rows: readonly FaultRow[] = [
  { name: 'Every picker', failed: 'none', as: [], normal: 'at once' },
  { name: 'Every authorizer', failed: 'most', as: ['503', 'a broken connection'], normal: 'within 10 s' },
];

test('a page is read as it was written', () => {
  expect(readFaultPage(faultPage(rows))).toEqual(rows);
});

test('a figure that is no class is refused', () => {
  expect(() => readFaultPage(faultPage(rows).replace('| most |', '| 61 % |'))).toThrow(
    'docs/faults.md: "| Every authorizer | 61 % | 503, a broken connection | within 10 s | none |": allowed: none, what it was answering, ' +
      'single requests, some, most; at once, within 2 s, within 10 s, within 30 s, within a minute, later',
  );
});

test('the committed page is what its rows make', () => {
  const text = readFileSync(join(__dirname, '../../../docs/faults.md'), 'utf8');
  expect(faultPage(readFaultPage(text))).toBe(text);
});
