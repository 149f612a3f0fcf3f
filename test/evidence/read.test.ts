import { listAt, numberAt, recordAt, textAt, valueAt } from '#evidence';

const pod = { spec: { containers: [{ name: 'engine', ports: [{ containerPort: 8000 }] }], grace: '105' } };

test.each([
  ['a value below lists', valueAt(pod, 'spec', 'containers', 0, 'ports', 0, 'containerPort'), 8000],
  ['a value below what is not there', valueAt(pod, 'spec', 'volumes', 3, 'name'), undefined],
  ['a value below a text', valueAt(pod, 'spec', 'grace', 'length'), undefined],
  ['a list', listAt(pod, 'spec', 'containers').length, 1],
  ['a list that is a text', listAt(pod, 'spec', 'grace'), []],
  ['an object', recordAt(pod, 'spec', 'containers', 0).name, 'engine'],
  ['an object that is a list', recordAt(pod, 'spec', 'containers'), {}],
  ['a text', textAt(pod, 'spec', 'containers', 0, 'name'), 'engine'],
  ['a text that is a number', textAt(pod, 'spec', 'containers', 0, 'ports', 0, 'containerPort'), null],
  ['a number', numberAt(pod, 'spec', 'containers', 0, 'ports', 0, 'containerPort'), 8000],
  ['a number that is written as text', numberAt(pod, 'spec', 'grace'), 105],
  ['a number that is a word', numberAt(pod, 'spec', 'containers', 0, 'name'), null],
])('%s', (_what, found, expected) => {
  expect(found).toEqual(expected);
});
