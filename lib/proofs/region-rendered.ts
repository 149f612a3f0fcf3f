import type { DeployabilityInput } from '#deployability';
import type { Finding, Rule } from '#evidence';

const rule = 'region-rendered';

/**
 * What was rendered is what the blueprint means now: output of an earlier blueprint, with a Region more or less, must not pass for
 * the present one.
 */
export const regionRendered: Rule<DeployabilityInput> = {
  name: rule,
  claim: 'Every Region of the blueprint has templates and manifests, and nothing is rendered for any other place.',
  check: ({ inventory, topology }) => {
    const { deployment, stacks, manifests } = inventory;
    const regions = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions.map(({ name }) => name));
    const places = new Set([...regions, ...topology.jurisdictions.map(({ name }) => name)]);
    const rendered = [
      ...stacks.map(({ file, path }) => ({ file, place: placeOfStack(path) })),
      ...manifests.map(({ file, region }) => ({ file, place: region ?? placeOfArgo(file) })),
    ];
    const missing = regions.flatMap((region) => [
      ...(stacks.some(({ path }) => placeOfStack(path) === region) ? [] : [lacking(deployment, region, 'templates')]),
      ...(manifests.some((file) => file.region === region) ? [] : [lacking(deployment, region, 'manifests')]),
    ]);
    const foreign = rendered.flatMap(({ file, place }) =>
      place === null || places.has(place) ? [] : [unknownPlace({ file, place, allowed: [...places] })],
    );
    return { checked: rendered.length, findings: [...missing, ...foreign] };
  },
};

/** `production/eu-north-1/Network`: a Region or a jurisdiction; null for what stands once. */
function placeOfStack(path: string): string | null {
  const [, place = '', ...rest] = path.split('/');
  return rest.length === 0 ? null : place;
}

/** `argocd/eu-north-1/keda.yaml`; null for what Argo CD reads once. */
function placeOfArgo(file: string): string | null {
  return /^argocd\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function lacking(deployment: string, region: string, what: 'templates' | 'manifests'): Finding {
  const file = what === 'templates' ? `assembly-${deployment}/manifest.json` : region;
  return {
    rule,
    severity: 'error',
    at: { file, subject: null, property: null },
    message: `${region} is a Region of the blueprint, and no ${what} were rendered for it`,
    mend: `render again: npx meridian synth ${deployment}`,
    move: null,
  };
}

function unknownPlace({ file, place, allowed }: { file: string; place: string; allowed: readonly string[] }): Finding {
  return {
    rule,
    severity: 'error',
    at: { file, subject: null, property: null },
    message: `it is for ${place}, which the blueprint does not know; allowed: ${allowed.join(', ')}`,
    mend: 'render again, or add the Region to the blueprint',
    move: null,
  };
}
