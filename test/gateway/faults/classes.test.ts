import { classed, type FaultRow, worseThan, worst } from './classes';

const calm = {
  name: 'The picker',
  asked: 100,
  failed: {},
  answeredByDead: 0,
  failedLater: {},
  normalAfterMs: 0,
  intruders: 9,
  admitted: 0,
};

test.each([
  ['nothing failed', {}, { failed: 'none', as: [], normal: 'at once' }],
  ['two requests', { asked: 10, failed: { '503': 2 } }, { failed: 'single requests', as: ['503'] }],
  ['a twentieth', { failed: { '503': 5 } }, { failed: 'single requests' }],
  [
    'more than that',
    { failed: { '503': 4, 'a broken connection': 2 } },
    { failed: 'some', as: ['503', 'a broken connection'] },
  ],
  [
    'all that an engine answered which died',
    { failed: { '200': 9 }, answeredByDead: 9 },
    { failed: 'what it was answering' },
  ],
  ['that, and one more', { failed: { '200': 10 }, answeredByDead: 9 }, { failed: 'some' }],
  ['more than three fifths', { failed: { '503': 61 } }, { failed: 'most' }],
  ['two seconds until all was well', { normalAfterMs: 2000 }, { normal: 'within 2 s' }],
  ['longer', { normalAfterMs: 2001 }, { normal: 'within 10 s' }],
  ['for ever', { normalAfterMs: 60_001 }, { normal: 'later' }],
])('%s', (_, seen, row) => {
  expect(classed({ ...calm, ...seen } as Parameters<typeof classed>[0])).toMatchObject(row);
});

const page: FaultRow = { name: 'x', failed: 'single requests', as: ['503'], normal: 'within 2 s' };

test.each([
  ['the same', page, []],
  ['better', { ...page, failed: 'none', as: [], normal: 'at once' } as const, []],
  ['more failed', { ...page, failed: 'some' } as const, ['failed meanwhile: some; the page says: single requests']],
  ['something else was seen', { ...page, as: ['500', '503'] }, ['clients saw 500; the page says: 503']],
  [
    'it took longer',
    { ...page, normal: 'within 10 s' } as const,
    ['normal again: within 10 s; the page says: within 2 s'],
  ],
])('%s', (_, seen, problems) => {
  expect(worseThan(page, seen)).toEqual(problems);
});

test('an update keeps the worse of both', () => {
  const seen: FaultRow = { name: 'x', failed: 'some', as: ['500'], normal: 'at once' };
  expect(worst(page, seen)).toEqual({ name: 'x', failed: 'some', as: ['500', '503'], normal: 'within 2 s' });
  expect(worst(page, page)).toEqual(page);
});
