import type { Finding, Inventory, Rule, RuleOutcome, StackFile } from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { readTemplateReferences } from './read-template-references';
import type { TemplateReference, ToExport, ToStack } from './template-reference';

const missing = 'references-resolve';
const outputs = 'stack-outputs-exist';

/** Rules that ask whether what is referred to is there. */
export const referenceRules: readonly Rule<DeployabilityInput>[] = [
  {
    name: missing,
    claim: 'Every resource, parameter and condition that a template refers to stands in the same template.',
    check: ({ inventory }) => unresolvedReferences(inventory),
  },
  {
    name: outputs,
    claim: 'Every output that a stack reads from another stands in that stack, in the Region where it is looked for.',
    check: ({ inventory }) => missingOutputs(inventory),
  },
];

function unresolvedReferences(inventory: Inventory): RuleOutcome {
  const outcomes = readTemplateReferences(inventory).map(({ stack, references }) => {
    const own = references.filter((reference) => reference.kind !== 'stack-output' && reference.kind !== 'export');
    return { checked: own.length, findings: own.flatMap((reference) => unresolved(reference, stack)) };
  });
  return joined(outcomes);
}

function unresolved(reference: TemplateReference, { template }: StackFile): readonly Finding[] {
  if (reference.kind === 'stack-output' || reference.kind === 'export') return [];
  const { kind, target, at } = reference;
  const there =
    kind === 'condition'
      ? target in (template.Conditions ?? {})
      : target in template.Resources || (kind === 'value' && target in (template.Parameters ?? {}));
  if (there) return [];
  const what = kind === 'value' ? 'resource or parameter' : kind === 'attribute' ? 'resource' : 'condition';
  return [
    {
      rule: missing,
      severity: 'error',
      at,
      message: `refers to the ${what} "${target}", which the template does not have`,
      mend: 'Refer to the construct itself in lib/stacks, not to an id written by hand.',
      move: null,
    },
  ];
}

function missingOutputs(inventory: Inventory): RuleOutcome {
  const { stacks } = inventory;
  const places = new Map(stacks.map((stack) => [`${stack.name} ${stack.region}`, stack]));
  const exported = new Set(stacks.flatMap(exportsOf));
  return joined(
    readTemplateReferences(inventory).map(({ stack, references }) => {
      const foreign = references.filter(
        (reference) => reference.kind === 'stack-output' || reference.kind === 'export',
      );
      const findings = foreign.flatMap((reference) =>
        reference.kind === 'export'
          ? missingExport(reference, stack, exported)
          : missingOutput(reference, places.get(`${reference.stackName} ${reference.region}`)),
      );
      return { checked: foreign.length, findings };
    }),
  );
}

function missingOutput({ stackName, region, output, at }: ToStack, source: StackFile | undefined): readonly Finding[] {
  if (source !== undefined && output in (source.template.Outputs ?? {})) return [];
  const what = source === undefined ? 'no such stack there' : 'a stack without it';
  return [
    {
      rule: outputs,
      severity: 'error',
      at,
      message: `reads the output "${output}" of "${stackName}" in ${region}: the deployment has ${what}`,
      mend: 'Hand the construct of the other stack over in lib/stacks, so that the CDK writes both ends.',
      move: null,
    },
  ];
}

function missingExport({ name, at }: ToExport, stack: StackFile, exported: ReadonlySet<string>): readonly Finding[] {
  if (exported.has(exportKey(stack, name))) return [];
  return [
    {
      rule: outputs,
      severity: 'error',
      at,
      message: `imports "${name}", which no stack of the deployment exports in ${stack.region}; imports never cross Regions`,
      mend: 'Read it by a deterministic name, or by a weak reference in one of the places that may (see regions-stand-alone).',
      move: null,
    },
  ];
}

function exportsOf(stack: StackFile): readonly string[] {
  return Object.values(stack.template.Outputs ?? {}).flatMap((output) => {
    const name = (output as { readonly Export?: { readonly Name?: unknown } }).Export?.Name;
    return typeof name === 'string' ? [exportKey(stack, name)] : [];
  });
}

function exportKey({ account, region }: StackFile, name: string): string {
  return `${account} ${region} ${name}`;
}

function joined(outcomes: readonly RuleOutcome[]): RuleOutcome {
  return {
    checked: outcomes.reduce((sum, { checked }) => sum + checked, 0),
    findings: outcomes.flatMap(({ findings }) => findings),
  };
}
