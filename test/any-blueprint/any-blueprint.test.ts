import { DrawnRenderer } from './render-drawn';
import { tryDrawn } from './try-drawn';

const renderer = new DrawnRenderer();
afterAll(() => renderer.remove());

/** Another seed than that of `npm run test:residency`, which tries 300. */
const seed = 20;

test.each(Array.from({ length: 20 }, (_, index) => index))(
  'blueprint %i: no leak, no false alarm of any proof, no silence about a planted leak',
  (index) => {
    expect(tryDrawn({ seed, index }, renderer).failure).toBeNull();
  },
  300_000,
);

describe('what would be wrong is told, with the smallest blueprint that shows it', () => {
  class Leaking extends DrawnRenderer {
    override render(...given: Parameters<DrawnRenderer['render']>) {
      const deployment = super.render(...given);
      const [region = ''] = deployment.evidence.manifests.flatMap((manifest) => manifest.region ?? []);
      return { ...deployment, texts: [...deployment.texts, { file: `${region}/x.yaml`, text: 'from sa-east-1' }] };
    }
  }

  test('a leak', () => {
    const leaking = new Leaking();
    const { failure } = tryDrawn({ seed, index: 0 }, leaking, 3000);
    leaking.remove();
    expect(failure).toMatch(
      /^seed 20, path 0[:\d]*, leak \{.*\}\nleak: \S+x\.yaml: sa-east-1 is a Region of elsewhere, in a file of/,
    );
    expect(failure).toContain('\njurisdictions:\n');
  }, 300_000);
});
