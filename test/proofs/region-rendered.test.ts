import { parseBlueprint } from '#blueprint';
import { type Evidence, takeInventory } from '#evidence';
import { regionRendered } from '#lib/proofs/region-rendered';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology } from '#topology';

// eu: eu-north-1, eu-south-2
const topology = resolveTopology(parseBlueprint(minimalBlueprint()));

function evidence(stacks: readonly string[], manifests: readonly string[]): Evidence {
  const place = { account: '111122223333', region: 'eu-north-1', terminationProtection: true, bytes: 1 };
  return {
    deployment: 'test',
    stacks: stacks.map((path) => ({
      ...place,
      file: `assembly-test/${path.replaceAll('/', '')}.template.json`,
      path,
      name: path.replaceAll('/', '-'),
      template: { Resources: {} },
    })),
    manifests: manifests.map((file) => {
      const [folder = ''] = file.split('/');
      return { file, region: folder === 'argocd' ? null : folder, bytes: 1, objects: [] };
    }),
  };
}

const stacks = ['test/Governance', 'test/eu/Keys', 'test/eu-north-1/Network', 'test/eu-south-2/Network'];
const manifests = [
  'argocd/project.yaml',
  'argocd/eu-north-1/keda.yaml',
  'eu-north-1/00-namespaces/namespaces.yaml',
  'eu-south-2/00-namespaces/namespaces.yaml',
];

function findings(given: Evidence): readonly string[] {
  const outcome = regionRendered.check({ inventory: takeInventory(given), topology });
  return outcome.findings.map(({ at, message }) => `${at.file}: ${message}`);
}

test('every Region of the blueprint, its jurisdiction, and what stands once', () => {
  expect(findings(evidence(stacks, manifests))).toEqual([]);
});

test.each([
  {
    reason: 'a Region of the blueprint without templates',
    given: evidence(stacks.slice(0, -1), manifests),
    message:
      'assembly-test/manifest.json: eu-south-2 is a Region of the blueprint, and no templates were rendered for it',
  },
  {
    reason: 'a Region of the blueprint without manifests',
    given: evidence(stacks, manifests.slice(0, -1)),
    message: 'eu-south-2: eu-south-2 is a Region of the blueprint, and no manifests were rendered for it',
  },
  {
    reason: 'a stack of a Region that the blueprint lacks',
    given: evidence([...stacks, 'test/eu-west-1/Network'], manifests),
    message:
      'assembly-test/testeu-west-1Network.template.json: it is for eu-west-1, which the blueprint does not know; allowed: ' +
      'eu-north-1, eu-south-2, eu',
  },
  {
    reason: 'manifests of a Region that the blueprint lacks',
    given: evidence(stacks, [...manifests, 'eu-west-1/00-namespaces/namespaces.yaml']),
    message:
      'eu-west-1/00-namespaces/namespaces.yaml: it is for eu-west-1, which the blueprint does not know; allowed: eu-north-1, ' +
      'eu-south-2, eu',
  },
  {
    reason: 'what Argo CD would read of one',
    given: evidence(stacks, [...manifests, 'argocd/eu-west-1/keda.yaml']),
    message:
      'argocd/eu-west-1/keda.yaml: it is for eu-west-1, which the blueprint does not know; allowed: eu-north-1, eu-south-2, eu',
  },
])('$reason', ({ given, message }) => {
  expect(findings(given)).toEqual([message]);
});
