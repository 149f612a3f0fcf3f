import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import type { RegisteredResource } from '#test/pulumi/record-resources';
import { type Outcome, runJobs } from '#test/pulumi/run-jobs';
import { accountPlaceholder, type JsonObject, resolveTopology } from '#topology';

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'meridian-pulumi-'));
afterAll(() => rmSync(folder, { recursive: true }));

const project = readProject();
const account = '111122223333';

/** The shipped deployments, brought to clusters of somebody else's: Region by Region what is expected. */
const regions = deployments.flatMap(({ name, file, blueprint }) => {
  const image = { from: 'registry', reference: 'registry.example.com/platform/meridian:0.1.0' };
  const changed = { ...blueprint, delivery: 'pulumi', repository: null, image };
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(changed));
  const topology = resolveTopology(parseBlueprint(changed, file));
  const files = renderManifests(topology);
  const all = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  return all.map((region) => ({
    place: `${name}/${region.name}`,
    config: {
      blueprint: path,
      region: region.name,
      context: 'theirs',
      ...(region.account === accountPlaceholder ? { account } : {}),
    } as Record<string, string>,
    components: withAccount(region.components),
    manifests: withAccount(
      files
        .filter((it) => it.region === region.name && it.objects.length > 0)
        .map(({ concern, objects }) => ({ order: Number.parseInt(concern, 10), objects })),
    ),
  }));
});

function withAccount<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll(accountPlaceholder, account)) as T;
}

function readProject() {
  const { name, main, runtime: host } = parse(readFileSync(join(root, 'bin/pulumi/Pulumi.yaml'), 'utf8'));
  return {
    name,
    main,
    host: host.name,
    typescript: host.options.typescript,
    nodeargs: host.options.nodeargs.split(' '),
  };
}

/** Weights of a real model lie in a bucket that bears the account's number; this blueprint leaves the account open. */
const openAccount = { blueprint: join(folder, 'open-account.json'), region: 'eu-north-1', context: 'theirs' };
writeFileSync(
  openAccount.blueprint,
  JSON.stringify(
    minimalBlueprint((draft) => {
      draft.kind = 'demo';
      draft.jurisdictions.eu.account = null;
    }),
  ),
);

const demo = { blueprint: join(folder, 'demo.json'), region: 'us-east-1', context: 'theirs' };
const set = 'allowed: pulumi config set';

const refusals: readonly (readonly [string, Record<string, string>, string])[] = [
  [
    'nothing is set',
    {},
    `meridian:region is missing; ${set} region VALUE\nmeridian:context is missing; ${set} context VALUE`,
  ],
  ['the context is not named', { ...demo, context: '' }, `meridian:context is missing; ${set} context VALUE`],
  [
    'the Region is not one of the deployment',
    { ...demo, region: 'eu-west-1' },
    'meridian:region: "eu-west-1" is not in demo; allowed: us-east-1, us-east-2',
  ],
  [
    'something else applies the workloads',
    { deployment: 'demo', region: 'us-east-1', context: 'theirs' },
    'demo: its delivery is "kubectl", so something else applies its workloads already; allowed: "pulumi"',
  ],
  [
    'no account is named, and one is needed',
    openAccount,
    `meridian:account is missing: the blueprint of "test" names no AWS account; ${set} account ID`,
  ],
  [
    'neither deployment nor blueprint is named',
    { region: 'us-east-1', context: 'theirs' },
    'no deployment is given; allowed: production, demo, or --blueprint FILE',
  ],
];

/** Every run in one process, started as Pulumi.yaml says. */
const runs = runJobs(
  [
    ...regions.map(({ config }) => ({ config })),
    ...refusals.map(([, config]) => ({ config })),
    { config: { ...openAccount, account } },
  ],
  project.nodeargs,
);

const isProvider = ({ type }: RegisteredResource) => type === 'pulumi:providers:kubernetes';
const isRelease = ({ type }: RegisteredResource) => type === 'kubernetes:helm.sh/v3:Release';
const isObject = (resource: RegisteredResource) => !isProvider(resource) && !isRelease(resource);

describe.each(regions.map((region, index) => ({ ...region, run: runs[index] as Outcome })))(
  '$place',
  ({ components, manifests, run: { outputs, resources } }) => {
    const objects = manifests.flatMap((manifest) => manifest.objects);

    test('one resource per rendered object, as it was rendered, and one release per component', () => {
      expect(texts(resources.filter(isObject).map(asRendered))).toEqual(texts(objects));
      const releases = resources.filter(isRelease).map(({ inputs }) => kept(inputs as never));
      expect(texts(releases)).toEqual(texts(components.map(kept)));
      expect(outputs?.resources).toBe(objects.length + components.length);
    });

    test('everything goes through the one provider of that cluster', () => {
      const [provider, ...more] = resources.filter(isProvider);
      expect(more).toEqual([]);
      expect(provider?.inputs).toMatchObject({ context: 'theirs', enableServerSideApply: 'true' });
      const others = resources.filter((resource) => !isProvider(resource));
      expect(new Set(others.map((resource) => resource.provider))).toEqual(
        new Set([`${provider?.urn}::${provider?.name}`]),
      );
    });

    test('the order of the other deliveries: each place waits for the whole place before it', () => {
      const expected = [...new Set([...manifests, ...components].map(({ order }) => order))]
        .sort((a, b) => a - b)
        .map((order) => [
          ...components.filter((it) => it.order === order).map((it) => `release/${it.namespace}/${it.name}`),
          ...manifests.filter((it) => it.order === order).flatMap((it) => it.objects.map(nameOf)),
        ]);
      expect(stepsOf(resources).map((step) => step.map(({ name }) => name).sort())).toEqual(
        expected.map((names) => names.sort()),
      );
    });

    test('namespaces come first, and definitions before what uses them', () => {
      const steps = stepsOf(resources);
      expect(new Set(steps[0]?.map(({ type }) => type))).toEqual(new Set(['kubernetes:core/v1:Namespace']));
      const placeOf = (wanted: (resource: RegisteredResource) => boolean) =>
        steps.flatMap((step, place) => (step.some(wanted) ? [place] : []));
      const [lastChart = -1] = placeOf(isRelease).reverse();
      const custom = placeOf(({ type }) => /:(karpenter\.|keda\.sh|gateway\.|aigateway\.|cert-manager\.io)/.test(type));
      expect(Math.min(...custom)).toBeGreaterThan(lastChart);
    });

    test('names are unique', () => {
      const names = resources.map(({ name, type }) => `${type} ${name}`);
      expect(names).toHaveLength(new Set(names).size);
    });

    test('amounts of containers stay text, GPUs too', () => {
      const amounts = objects.flatMap(amountsIn).sort();
      expect(
        resources
          .filter(isObject)
          .flatMap(({ inputs }) => amountsIn(inputs))
          .sort(),
      ).toEqual(amounts);
      for (const amount of amounts) expect(amount).toMatch(/ "[0-9.]+[A-Za-z]*"$/);
    });

    test('nothing holds up what follows until pods are ready, components apart', () => {
      const held = resources.filter(({ type }) => /:(Deployment|StatefulSet|DaemonSet|Job|Service)$/.test(type));
      for (const { inputs } of held) {
        expect(inputs).toMatchObject({ metadata: { annotations: { 'pulumi.com/skipAwait': 'true' } } });
      }
      for (const { inputs } of resources.filter(isRelease)) expect(inputs.skipAwait).toBeUndefined();
    });

    test('nothing is for Argo CD', () => {
      expect(resources.filter(({ type }) => type.startsWith('kubernetes:argoproj.io'))).toEqual([]);
    });
  },
);

test('containers that ask for GPUs are among them', () => {
  const amounts = runs.flatMap(({ resources }) => resources.flatMap(({ inputs }) => amountsIn(inputs)));
  expect(amounts.filter((amount) => amount.startsWith('nvidia.com/gpu '))).toContain('nvidia.com/gpu "8"');
});

/** An object as it was rendered: the provider is told not to wait by an annotation of Pulumi's own. */
function asRendered({ inputs }: RegisteredResource): unknown {
  const { metadata, ...rest } = inputs as { readonly metadata: { readonly annotations?: Record<string, string> } };
  const { annotations = {}, ...others } = metadata;
  const { 'pulumi.com/skipAwait': _wait, ...rendered } = annotations;
  return { ...rest, metadata: Object.keys(rendered).length === 0 ? others : { ...others, annotations: rendered } };
}

function kept({ name, version, namespace, values }: (typeof regions)[number]['components'][number]) {
  return { name, version, namespace, values };
}

/** Resources by what they wait for: those of the first step wait for nothing. */
function stepsOf(resources: readonly RegisteredResource[]): readonly (readonly RegisteredResource[])[] {
  const byWait = new Map<string, RegisteredResource[]>();
  for (const resource of resources.filter((it) => !isProvider(it))) {
    const wait = JSON.stringify([...resource.dependencies].sort());
    byWait.set(wait, [...(byWait.get(wait) ?? []), resource]);
  }
  const steps: (readonly RegisteredResource[])[] = [];
  for (let step = byWait.get('[]'); step !== undefined; ) {
    steps.push(step);
    step = byWait.get(JSON.stringify(step.map(({ urn }) => urn).sort()));
  }
  return steps;
}

function nameOf({ apiVersion, kind, metadata }: JsonObject): string {
  const { name, namespace } = metadata as JsonObject;
  const group = String(apiVersion).includes('/') ? `.${String(apiVersion).split('/')[0]}` : '';
  return `${String(kind).toLowerCase()}${group}${namespace === undefined ? '' : `/${namespace}`}/${name}`;
}

/** `nvidia.com/gpu "8"`: every request and limit of every container. */
function amountsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(amountsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'resources' ? [inner?.requests ?? {}, inner?.limits ?? {}].flatMap(listed) : amountsIn(inner),
  );
}

function listed(amounts: object): readonly string[] {
  return Object.entries(amounts).map(([key, amount]) => `${key} ${JSON.stringify(amount)}`);
}

/** Equal data as equal text, in whatever order it stands. */
function texts(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(sorted(value))).sort();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

test.each(refusals.map(([reason, , message], index) => [reason, message, runs[regions.length + index]] as const))(
  'refused when %s',
  (_, message, outcome) => {
    expect(outcome?.error).toBe(message);
    expect(outcome?.resources).toEqual([]);
  },
);

test("an account that the stack names takes the place of the blueprint's", () => {
  const text = JSON.stringify(runs.at(-1)?.resources);
  expect(text).toContain(`weights-${account}`);
  expect(text).not.toContain(accountPlaceholder);
});

test('Pulumi loads the very program, with the compiler of the rest of the repository', () => {
  expect(project).toEqual({
    name: 'meridian',
    main: 'index.ts',
    host: 'nodejs',
    typescript: false,
    nodeargs: ['--require', 'tsx/cjs'],
  });
  const program = readFileSync(join(root, 'bin/pulumi', project.main), 'utf8');
  expect(program).toContain("import { runProgram } from '#bin/pulumi/run-program';");
});
