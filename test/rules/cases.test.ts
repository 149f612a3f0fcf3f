import { alertsOf } from './rule-case';
import { ruleSubjects } from './rule-subjects';
import { bucketShares, counter } from './series';

test.each(ruleSubjects)(
  '$name: each alert has a situation in which it fires, and one in which it is silent',
  (subject) => {
    const rules = alertsOf(subject.file.groups);
    const fired = new Set(subject.cases.flatMap(({ fires }) => fires.map(({ rule }) => rule)));
    const silent = new Set(subject.cases.filter(({ fires }) => fires.length === 0).map(({ alert }) => alert));
    expect(rules.filter((rule) => !fired.has(rule)).map(({ alert, labels }) => ({ alert, labels }))).toEqual([]);
    expect(rules.filter(({ alert }) => !silent.has(alert)).map(({ alert }) => alert)).toEqual([]);
  },
);

test.each(ruleSubjects)('$name: every situation is about an alert that is there', ({ file, cases }) => {
  const names = new Set(alertsOf(file.groups).map(({ alert }) => alert));
  expect(cases.filter(({ alert }) => !names.has(alert)).map(({ alert, reason }) => `${alert}: ${reason}`)).toEqual([]);
});

test.each(ruleSubjects)('$name: the rules of the Topology are what is applied', ({ file, groups }) => {
  const decided = file.groups.filter(({ rules }) => rules.length > 0);
  expect(groups.map(({ name }) => name)).toEqual(decided.map(({ name }) => name));
  expect(groups.flatMap(({ rules }) => rules.map(({ expr }) => expr))).toEqual(
    decided.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
  );
});

test('a counter goes on where it stood', () => {
  expect(counter('a', { perStep: 2, steps: 3 }, { perStep: 1, steps: 2 }, { perStep: 0, steps: 4 }).values).toBe(
    '0+2x3 7+1x1 8+0x3',
  );
});

test('shares of buckets put the quantile where it is wanted', () => {
  // 0.75 s lies halfway between 0.5 and 1: the median does when nothing is faster than 0.5 s
  expect(bucketShares([0.5, 1, 2], { quantile: 0.5, seconds: 0.75 })).toEqual([
    { le: '0.5', share: 0 },
    { le: '1', share: 1 },
    { le: '2', share: 1 },
    { le: '+Inf', share: 1 },
  ]);
});
