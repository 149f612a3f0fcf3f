import {
  endsAt,
  fallsNotBefore,
  fallsSlowly,
  type Judgment,
  neverFalls,
  neverRises,
  phaseOf,
  reaches,
  type Sample,
  staysWithin,
  turnsAtMost,
} from './timeline';

/** One sample a second with these burst replicas. */
function timeline(...burst: readonly number[]): readonly Sample[] {
  return burst.map((replicas, second) => ({
    atSeconds: second,
    phase: second < 5 ? 'first' : 'second',
    burst: replicas,
    ready: replicas,
    base: 2,
    waiting: 0,
    running: 0,
  }));
}

const slowly = fallsSlowly('burst', { pods: 1, everySeconds: 4 });

describe('a timeline that keeps the rule', () => {
  test.each<readonly [string, Judgment, readonly Sample[]]>([
    ['a rise over plateaus never falls', neverFalls('burst'), timeline(1, 1, 3, 3, 8)],
    ['a fall never rises', neverRises('burst'), timeline(8, 7, 7, 1)],
    ['the maximum is reached, then left', reaches('burst', 8), timeline(1, 8, 2)],
    ['the last sample counts as the end', endsAt('burst', 2), timeline(1, 8, 2)],
    ['both bounds are allowed', staysWithin('burst', 1, 8), timeline(1, 8)],
    ['one pod every four seconds', slowly, timeline(5, 4, 4, 4, 4, 3, 3, 3, 3, 2)],
    ['a rise between is no fall', slowly, timeline(5, 9, 9, 9, 8)],
    ['nothing falls at all', fallsNotBefore('burst', 3), timeline(5, 5, 5, 5, 5)],
    ['it falls after its window', fallsNotBefore('burst', 3), timeline(5, 5, 5, 4)],
    ['up and down is one turn', turnsAtMost('burst', 1), timeline(1, 4, 8, 8, 6, 2)],
  ])('%s', (_reason, judgment, samples) => {
    expect(judgment(samples)).toEqual([]);
  });
});

describe('a timeline that breaks the rule is refused', () => {
  test.each<readonly [string, Judgment, readonly Sample[], string]>([
    ['a rise with a step back', neverFalls('burst'), timeline(1, 4, 3, 8), 'first, 2.0 s: burst falls from 4 to 3'],
    ['a fall with a step up', neverRises('burst'), timeline(8, 6, 7, 1), 'first, 2.0 s: burst rises from 6 to 7'],
    ['a rise that stops short of the maximum', reaches('burst', 8), timeline(1, 4, 7), 'burst never is 8: from 1 to 7'],
    ['a pool that stays one above its minimum', endsAt('burst', 1), timeline(8, 4, 2), 'burst ends at 2, not 1'],
    [
      'a single sample below the minimum',
      staysWithin('burst', 2, 8),
      timeline(2, 1, 2),
      'first, 1.0 s: burst is 1, outside 2 to 8',
    ],
    [
      'more and more above the maximum',
      staysWithin('burst', 2, 8),
      timeline(8, 9, 10),
      'first, 1.0 s: burst is 9, outside 2 to 8 (and 1 samples more)',
    ],
    ['two pods at once', slowly, timeline(5, 3), 'first, 1.0 s: burst falls from 5 to 3, more than 1 at once'],
    [
      'the next pod too soon',
      slowly,
      timeline(5, 4, 4, 3),
      'first, 3.0 s: burst falls again after 2.0 s, sooner than 4 s',
    ],
    [
      'a fall within the window',
      fallsNotBefore('burst', 3),
      timeline(5, 5, 4),
      'first, 2.0 s: burst falls 2.0 s on, sooner than 3 s',
    ],
    [
      'a pool that flaps',
      turnsAtMost('burst', 1),
      timeline(1, 8, 2, 8, 2),
      'burst turns 3 times, more than 1: first, 2.0 s, first, 3.0 s, first, 4.0 s',
    ],
  ])('%s', (_reason, judgment, samples, problem) => {
    expect(judgment(samples)).toEqual([problem]);
  });

  test.each<readonly [string, Judgment]>([
    ['bounds', staysWithin('burst', 0, 100)],
    ['no fall', neverFalls('burst')],
    ['no rise', neverRises('burst')],
    ['an end', endsAt('burst', 1)],
    ['a figure', reaches('burst', 1)],
    ['a slow fall', slowly],
    ['a late fall', fallsNotBefore('burst', 3)],
    ['few turns', turnsAtMost('burst', 1)],
  ])('nothing recorded shows no %s', (_reason, judgment) => {
    expect(judgment([])).toEqual(['no samples']);
  });
});

test('a phase is judged on its own samples', () => {
  expect(phaseOf(timeline(1, 2, 3, 4, 5, 6, 7), 'second').map(({ burst }) => burst)).toEqual([6, 7]);
  expect(phaseOf(timeline(1, 2), 'second')).toEqual([]);
});
