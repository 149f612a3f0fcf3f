import { App } from 'aws-cdk-lib';
import { parseBlueprint } from '#blueprint';
import { appContext, DeploymentStage } from '#stacks';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology } from '#topology';

/** The template validator has a test of its own. */
process.env.CDK_VALIDATION = 'false';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

function templatesOf(input: unknown): ReadonlyMap<string, Template> {
  const app = new App({ postCliContext: appContext });
  const stage = new DeploymentStage(app, resolveTopology(parseBlueprint(input)), { manifests: {} });
  return new Map(
    stage.synth().stacks.map((stack) => [stack.hierarchicalId.replace('test/', ''), stack.template as Template]),
  );
}

const frankfurt = {
  name: 'eu-central-1',
  zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  cidr: '10.2.0.0/16',
};

/** What `draft.jurisdictions.eu.regions.push(frankfurt)`, one entry in one file, does to the templates. */
const before = templatesOf(minimalBlueprint());
const after = templatesOf(minimalBlueprint((draft) => draft.jurisdictions.eu.regions.push(frankfurt)));

test('its own stacks come, and a link on each side of each new pair', () => {
  expect([...after.keys()].filter((id) => !before.has(id)).sort()).toEqual([
    'eu-central-1/Cluster',
    'eu-central-1/Data',
    'eu-central-1/Link-eu-north-1',
    'eu-central-1/Link-eu-south-2',
    'eu-central-1/Network',
    'eu-central-1/Observability',
    'eu-central-1/ReplicaKeys',
    'eu-north-1/Link-eu-central-1',
    'eu-south-2/Link-eu-central-1',
  ]);
  expect([...before.keys()].filter((id) => !after.has(id))).toEqual([]);
});

test('of what stood before, exactly these stacks change', () => {
  const changed = [...before].filter(([id, template]) => JSON.stringify(template) !== JSON.stringify(after.get(id)));
  expect(changed.map(([id]) => id).sort()).toEqual([
    // the key may be replicated to it, the tables gain a replica, weights are copied to it
    'eu-north-1/Data',
    // its load balancers are called by one network more, its tables are watched towards one Region more
    'eu-north-1/Network',
    'eu-north-1/Observability',
    'eu-south-2/Network',
    'eu-south-2/Observability',
    'eu-south-2/ReplicaKeys',
    'eu/Keys',
    'eu/Tables',
  ]);
});

test('nothing that stood before is removed, or replaced by another type', () => {
  for (const [id, { Resources }] of before) {
    const now = after.get(id)?.Resources ?? {};
    const types = (resources: Template['Resources'], names: readonly string[]) =>
      names.map((name) => [name, resources[name]?.Type]);
    const names = Object.keys(Resources);
    expect([id, types(now, names)]).toEqual([id, types(Resources, names)]);
  }
});
