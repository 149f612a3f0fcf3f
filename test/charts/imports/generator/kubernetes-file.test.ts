import { BUILT_IN_KINDS } from '#charts/imports/generator/built-in-kinds';
import { goEnums } from '#charts/imports/generator/go-enums';
import { kubernetesFile, openApiFileName } from '#charts/imports/generator/kubernetes-file';
import { schemaFiles } from '#test/schema/schema-files';

const { $defs, kinds } = schemaFiles().kubernetes;

test.each([
  ['v1', 'api__v1_openapi.json'],
  ['apps/v1', 'apis__apps__v1_openapi.json'],
])('%s is in %s', (apiVersion, file) => {
  expect(openApiFileName(apiVersion)).toBe(file);
});

test.each([
  ['Deployment', 'apps/v1', 'deployments', 'Namespaced'],
  ['NetworkPolicy', 'networking.k8s.io/v1', 'networkpolicies', 'Namespaced'],
  ['Namespace', 'v1', 'namespaces', 'Cluster'],
  ['PriorityClass', 'scheduling.k8s.io/v1', 'priorityclasses', 'Cluster'],
])('%s: plural and scope as the server has them', (kind, apiVersion, plural, scope) => {
  expect(kinds.find((known) => known.kind === kind)).toMatchObject({ apiVersion, plural, scope });
});

test.each([
  ['a field', 'apps.v1.DeploymentStrategy', 'type', { enum: ['Recreate', 'RollingUpdate'], type: 'string' }],
  ['items', 'networking.v1.NetworkPolicySpec', 'policyTypes', { items: { enum: ['Egress', 'Ingress'] } }],
])('values of %s, which only the Go source lists, are there', (_, definition, field, expected) => {
  expect($defs[definition]).toMatchObject({ properties: { [field]: expected } });
});

test('every reference has its definition, and every definition is referred to', () => {
  const text = JSON.stringify($defs);
  const targets = new Set([...text.matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name));
  const reached = [...targets, ...kinds.map(({ definition }) => definition)];
  expect([...new Set(reached)].sort()).toEqual(Object.keys($defs).sort());
});

test('values in Go: of the field they stand in, and not of the next type', () => {
  const field = (name: string, values: string) =>
    `\t\t\t\t\t"${name}": {\n\t\t\t\t\t\t\tEnum:        []interface{}{${values}},\n`;
  const source =
    `func schema_k8sio_api_core_v1_Port(ref any) any {\n${field('protocol', '"UDP", "TCP"')}}\n` +
    `func schema_pkg_apis_meta_v1_Other(ref any) any {\n${field('policy', '"A"')}}\n`;
  expect([...goEnums(source)]).toEqual([['core_v1_Port.protocol', ['TCP', 'UDP']]]);
});

test('a kind that the release does not hold is named', () => {
  expect(() => kubernetesFile({}, new Map())).toThrow(
    new Error(`k8s.io/kubernetes@v1.35.4: no ${Object.keys(BUILT_IN_KINDS)[0]}`),
  );
});
