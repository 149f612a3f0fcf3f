import { isObject, type Json, type JsonObject } from '#charts/imports/generator/json';
import { rendered } from '#test/charts/rendered';
import { variant } from '#test/conformance/variant';
import { findSchemaProblems } from '#test/schema/find-schema-problems';
import { schemaFiles } from '#test/schema/schema-files';
import { schemaRegister } from '#test/schema/schema-register';

/*
 * The light form of the conformance run: what a server refuses for its shape. CEL rules, admission and what fields mean to
 * each other are left to the real API server (`npm run test:conformance`).
 */

const files = schemaFiles();
const register = schemaRegister(files);

/** The shipped deployments, and one of what they do without: replicas over several nodes, a canary, the other picker. */
const deployments = [
  ...rendered.map(({ deployment, files: manifests }) => ({ deployment, manifests })),
  { deployment: 'variant', manifests: variant().subjects.flatMap((subject) => subject.files) },
];

test.each(deployments)(
  '$deployment: every object fits the schema of its kind, every field is known',
  ({ manifests }) => {
    expect(manifests).not.toHaveLength(0);
    expect(findSchemaProblems(register, manifests)).toEqual([]);
  },
);

/** A release that dropped a field: the same schema without it, whether it stands in the schema or in a shared part of it. */
function without<T>(value: T, field: string): T {
  const cut = (part: Json): Json => {
    if (Array.isArray(part)) return part.map((item: Json) => cut(item));
    if (!isObject(part)) return part;
    const entries = Object.entries(part).map(([key, inner]): [string, Json] => {
      if (key !== 'properties' || !isObject(inner)) return [key, cut(inner)];
      const { [field]: _dropped, ...kept } = inner;
      return [key, cut(kept)];
    });
    return Object.fromEntries(entries) as JsonObject;
  };
  return cut(value as Json) as T;
}

test.each([
  ['ScaledObject', 'minReplicaCount'],
  ['NodePool', 'consolidationPolicy'],
  ['Deployment', 'progressDeadlineSeconds'],
] as const)('a release of %s without %s fails, and says where the field is used', (kind, field) => {
  const { definitions, kubernetes } = files;
  const older = schemaRegister({
    definitions: definitions.map((file) => (file.names.kind === kind ? without(file, field) : file)),
    kubernetes: kubernetes.kinds.some((known) => known.kind === kind) ? without(kubernetes, field) : kubernetes,
  });
  const ofKind = (rendered[0]?.files ?? []).map(({ path, objects }) => ({
    path,
    objects: objects.filter((object) => object.kind === kind),
  }));
  const found = findSchemaProblems(older, ofKind);
  expect(found).not.toHaveLength(0);
  for (const problem of found) {
    expect(problem).toMatch(new RegExp(`^\\S+\\.yaml: ${kind} .*\\b${field}: unknown field; allowed: `));
  }
});

test('kinds of Kubernetes that have a schema are those that are written', () => {
  const written = deployments.flatMap(({ manifests }) => manifests.flatMap((file) => file.objects));
  const known = files.kubernetes.kinds.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  expect(known).not.toHaveLength(0);
  expect(known.filter((id) => !written.some(({ apiVersion, kind }) => `${apiVersion} ${kind}` === id))).toEqual([]);
});
