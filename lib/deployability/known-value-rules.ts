import { type Finding, type Inventory, type Rule, unknownAccount } from '#evidence';
import { servicesImagePlaceholder, type Topology } from '#topology';
import type { DeployabilityInput } from './deployability-input';
import { listMarks, type Mark } from './list-marks';

const unresolved = 'values-known';
const placeholder = 'account-known';
const standIn = 'image-known';

/** Rules that ask whether every value was known when it was written. */
export const knownValueRules: readonly Rule<DeployabilityInput>[] = [
  {
    name: unresolved,
    claim:
      'No template and no manifest holds a token, an object in the place of a text, or a value that was never set.',
    check: ({ inventory }) => ({
      checked: filesOf(inventory),
      findings: listMarks(inventory)
        .filter(({ kind }) => kind === 'unresolved')
        .map(unresolvedValue),
    }),
  },
  {
    name: placeholder,
    claim: 'No template holds a stand-in for the account, and a manifest only where the blueprint names no account.',
    check: ({ inventory, topology }) => ({
      checked: filesOf(inventory),
      findings: listMarks(inventory)
        .filter(({ kind }) => kind === 'account')
        .filter(({ region, inTemplate }) => inTemplate || !mayBeUnknown(region, topology))
        .map(unknownAccountValue),
    }),
  },
  {
    name: standIn,
    claim:
      'No template holds a stand-in for the image of the services, and a manifest only where the blueprint has it built as it is deployed.',
    check: ({ inventory, topology }) => ({
      checked: filesOf(inventory),
      findings: listMarks(inventory)
        .filter(({ kind }) => kind === 'image')
        .filter(({ region, inTemplate }) => inTemplate || !isBuilt(region, topology))
        .map(unknownImage),
    }),
  },
];

function unresolvedValue({ at, value }: Mark): Finding {
  return {
    rule: unresolved,
    severity: 'error',
    at,
    message: `holds ${JSON.stringify(excerpt(value))}, which nobody knew when it was written; allowed: values known at synth`,
    mend: 'Write what the Topology says. What only AWS knows is read in the cluster (a parameter, a secret), never copied into a file.',
    move: null,
  };
}

function unknownAccountValue({ at, value, inTemplate }: Mark): Finding {
  const allowed = inTemplate ? 'the pseudo parameter AWS::AccountId' : 'the account of the jurisdiction, twelve digits';
  return {
    rule: placeholder,
    severity: 'error',
    at,
    message: `holds ${JSON.stringify(excerpt(value))}, a stand-in for the account; allowed: ${allowed}`,
    mend: inTemplate
      ? 'Pass the value through accountInPlace (lib/stacks/account-in-place.ts).'
      : 'Render with `npx meridian render --account`, or name the account in the blueprint.',
    move: null,
  };
}

function unknownImage({ at, value, inTemplate }: Mark): Finding {
  return {
    rule: standIn,
    severity: 'error',
    at,
    message: `holds ${JSON.stringify(excerpt(value))}, a stand-in for the image of the services; allowed: ${inTemplate ? 'the image that the CDK builds' : 'the image that the blueprint names'}`,
    mend: inTemplate
      ? 'Pass what is applied through ServicesImage (lib/stacks/services-image.ts).'
      : 'Render it as the Topology says (lib/topology/resolve-authorizer.ts).',
    move: null,
  };
}

/** Whether the blueprint has the image built: the construct that applies its manifests fills it in. */
function isBuilt(region: string | null, { jurisdictions }: Topology): boolean {
  return jurisdictions
    .flatMap(({ regions }) => regions)
    .filter(({ name }) => name === region)
    .some(({ gateway }) => gateway.access.authorizer.deployment.image === servicesImagePlaceholder);
}

/** Whether a deployment names no account for a Region: the construct that applies its manifests fills it in. */
function mayBeUnknown(region: string | null, { jurisdictions }: Topology): boolean {
  return jurisdictions
    .filter(({ regions }) => region === null || regions.some(({ name }) => name === region))
    .some(({ account }) => account === unknownAccount);
}

const longestExcerpt = 80;

/** Of a long text what stands around the fault. */
function excerpt(value: string | number): string {
  const text = String(value);
  if (text.length <= longestExcerpt) return text;
  const start = Math.max(
    0,
    text.search(/[$#]\{Token|TOKEN\.|\[object|undefined|NaN|ACCOUNT_ID|SERVICES_IMAGE/) - longestExcerpt / 4,
  );
  return `${start > 0 ? '…' : ''}${text.slice(start, start + longestExcerpt)}…`;
}

function filesOf({ stacks, manifests }: Inventory): number {
  return stacks.length + manifests.length;
}
