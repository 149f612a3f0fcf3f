import { BAD_TWINS, twinOf } from './bad-twins/index';
import type { KubernetesObject } from './kubernetes-object';
import { shippedDeployments } from './subjects';
import { variant } from './variant';

const rendered = [...shippedDeployments(), variant()]
  .flatMap(({ subjects }) => subjects)
  .flatMap(({ files }) => files)
  .flatMap(({ objects }) => objects as unknown as readonly KubernetesObject[]);

test('there are enough, and each breaks something of its own', () => {
  expect(BAD_TWINS.length).toBeGreaterThanOrEqual(25);
  const names = BAD_TWINS.map(({ kind, broken }) => `${kind}: ${broken}`);
  expect(new Set(names).size).toBe(names.length);
});

test('what is rendered stays whole', () => {
  const before = JSON.stringify(rendered);
  for (const twin of BAD_TWINS) twinOf(twin, rendered);
  expect(JSON.stringify(rendered)).toBe(before);
});

test.each(BAD_TWINS.map((twin) => [`${twin.kind}: ${twin.broken}`, twin] as const))(
  '%s: is made of an object that we render, and differs from it',
  (_, twin) => {
    const broken = twinOf(twin, rendered);
    expect(broken).toBeDefined();
    expect(broken).not.toEqual(twinOf({ ...twin, break: () => undefined }, rendered));
  },
);
