import { mutations } from './index';
import { namesOf, Subject } from './subject';

const subjects = { production: new Subject('production'), demo: new Subject('demo') };
const untouched = { production: subjects.production.proved(), demo: subjects.demo.proved() };

test.each(['production', 'demo'] as const)('%s as it is rendered: no finding at all', (deployment) => {
  expect(untouched[deployment].findings).toEqual([]);
});

test('there are at least 60 mutations, each of its own name', () => {
  const names = mutations.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

test('each rule of Meridian is meant by a mutation', () => {
  const meant = new Set(mutations.map(({ rule }) => rule));
  const rules = untouched.production.proofs.flatMap((proof) => proof.rules.map(({ rule }) => rule));
  expect(rules.filter((rule) => !rule.startsWith('AwsSolutions-') && !meant.has(rule))).toEqual([]);
});

test('no claim about residency is one about nothing', () => {
  const residency = untouched.production.proofs.flatMap(({ proof, rules }) => (proof === 'residency' ? rules : []));
  expect(residency.length).toBeGreaterThan(20);
  expect(residency.filter(({ checked }) => checked === 0)).toEqual([]);
});

test.each(mutations)('$rule objects to: $name', ({ deployment, rule, change }) => {
  expect(subjects[deployment].objectionsOf(rule, change)).toContain(rule);
});

test.each(mutations.filter((_, index) => index % 10 === 0))('all proofs together object to: $name', (mutation) => {
  const { findings } = subjects[mutation.deployment].proved(mutation.change);
  expect(findings.flatMap(namesOf)).toContain(mutation.rule);
});
