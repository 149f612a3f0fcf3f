import { type Finding, type Inventory, type Location, objectLocation, type Rule, type RuleOutcome } from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { eachKubernetesName } from './each-kubernetes-name';
import { nameRegister } from './name-register';
import { type ObjectText, objectTexts } from './object-texts';
import { faultOf, type TextForm } from './text-form';

const name = 'kubernetes-names';

export const kubernetesNameRule: Rule<DeployabilityInput> = {
  name,
  claim:
    'Every name, label, annotation key, port and data key of an object, and every Helm release, is one that the cluster takes.',
  check: ({ inventory }) => {
    const look = lookAtObjects();
    const outcomes = objectTexts(inventory).map(look);
    return {
      checked: outcomes.reduce((sum, { checked }) => sum + checked, inventory.releases.length),
      findings: [...outcomes.flatMap(({ findings }) => findings), ...wrongReleases(inventory)],
    };
  },
};

/** Looks at one object after another; at those that are right in another Region no second time. */
function lookAtObjects(): (object: ObjectText) => RuleOutcome {
  const right = new Map<string, RuleOutcome>();
  const isRight = remembering();
  return ({ object, text }) => {
    const known = right.get(text);
    if (known !== undefined) return known;
    const findings: Finding[] = [];
    let checked = 0;
    eachKubernetesName(object, (name, form, path) => {
      checked += 1;
      if (!isRight(name, form)) findings.push(...wrong(objectLocation(object, path.join('.')), name, form));
    });
    if (findings.length === 0) right.set(text, { checked, findings });
    return { checked, findings };
  };
}

/** Names and labels recur in every Region. */
function remembering(): (text: string, form: TextForm) => boolean {
  const right = new Map<TextForm, Set<string>>();
  return (text, form) => {
    const known = right.get(form) ?? new Set();
    right.set(form, known);
    if (known.has(text)) return true;
    if (faultOf(text, form) !== null) return false;
    known.add(text);
    return true;
  };
}

/** Argo CD names a release for its Application unless told otherwise; Helm takes 53 characters, whoever asks it. */
function wrongReleases({ releases }: Inventory): readonly Finding[] {
  const form = nameRegister['Custom::AWSCDK-EKS-HelmChart']?.Release;
  return form === undefined ? [] : releases.flatMap((release) => wrong(release.at, release.name, form));
}

function wrong(at: Location, text: string, form: TextForm): readonly Finding[] {
  const fault = faultOf(text, form);
  if (fault === null) return [];
  return [
    {
      rule: name,
      severity: 'error',
      at,
      message: `the cluster does not take the name ${fault}`,
      mend: 'Change the name where it is made: lib/topology/names.ts, the chart in charts/, or the name of a model or tier in the blueprint.',
      move: null,
    },
  ];
}
