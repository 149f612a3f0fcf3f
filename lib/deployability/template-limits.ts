import { type Inventory, type Location, type StackFile, textAt } from '#evidence';
import { type Limit, limit, limitWithRoom, type Measured } from './limit';
import { listMarks } from './list-marks';

const split = 'Divide the stack in lib/stacks: what lives and dies together stays together.';
const shorten = 'Shorten the name where it is made: lib/topology/names.ts, or the construct id.';

/**
 * What CloudFormation takes of one template, uploaded to S3 as the CDK does it (CloudFormation User Guide, "Understand
 * CloudFormation quotas", read 2026-11-21; the bytes as cfn-lint 217397c of 2026-08-19 reads "1 MB"). Neither the CDK nor its
 * validator warns of the first two, so Meridian keeps room there (design: 800,000 bytes, 400 resources).
 */
export const templateLimits: readonly Limit[] = [
  limitWithRoom({
    name: 'bytes of a template',
    hard: 1_000_000,
    allowed: 800_000,
    mend: split,
    measure: ({ stacks }) => stacks.map((stack) => ({ at: whole(stack), used: stack.bytes })),
  }),
  limitWithRoom({
    name: 'resources of a template',
    hard: 500,
    allowed: 400,
    mend: split,
    measure: ({ stacks }) => stacks.map((stack) => entriesOf(stack, 'Resources')),
  }),
  ...(['Parameters', 'Outputs', 'Mappings'] as const).map((section) =>
    limit({
      name: `${section.toLowerCase()} of a template`,
      most: 200,
      mend: split,
      measure: ({ stacks }) => stacks.map((stack) => entriesOf(stack, section)),
    }),
  ),
  limit({
    name: 'bytes of the description of a template',
    most: 1024,
    mend: 'Shorten the description of the stack in lib/stacks.',
    measure: ({ stacks }) =>
      stacks.map((stack) => ({
        at: at(stack, null, 'Description'),
        used: Buffer.byteLength(stack.template.Description ?? ''),
      })),
  }),
  limit({
    name: 'characters of the name of a stack',
    most: 128,
    mend: shorten,
    measure: ({ stacks }) => stacks.map((stack) => ({ at: whole(stack), used: stack.name.length })),
  }),
  limit({
    name: 'characters of a logical id',
    most: 255,
    mend: shorten,
    measure: ({ stacks }) => stacks.flatMap((stack) => keysOf(stack, 'Resources')),
  }),
  limit({
    name: 'characters of the name of an output',
    most: 255,
    mend: shorten,
    measure: ({ stacks }) => stacks.flatMap((stack) => keysOf(stack, 'Outputs')),
  }),
  limit({
    name: 'bytes of the default of a parameter',
    most: 4096,
    mend: 'Pass a shorter value, or read it from Systems Manager.',
    measure: ({ stacks }) =>
      stacks.flatMap((stack) =>
        Object.entries(stack.template.Parameters ?? {}).map(([name, parameter]) => ({
          at: at(stack, name, 'Default'),
          used: Buffer.byteLength(textAt(parameter, 'Default') ?? ''),
        })),
      ),
  }),
  limit({
    name: 'dynamic references of a template',
    most: 60,
    mend: 'Read the values in the program that needs them, not in the template.',
    measure: dynamicReferences,
  }),
];

function dynamicReferences(inventory: Inventory): readonly Measured[] {
  const found = listMarks(inventory).filter(({ kind }) => kind === 'dynamic');
  return inventory.stacks.map((stack) => ({
    at: whole(stack),
    used: found
      .filter(({ at: { file } }) => file === stack.file)
      .reduce((sum, { value }) => sum + String(value).split('{{resolve:').length - 1, 0),
  }));
}

function entriesOf(stack: StackFile, section: Section): Measured {
  return { at: at(stack, null, section), used: Object.keys(sectionOf(stack, section)).length };
}

function keysOf(stack: StackFile, section: Section): readonly Measured[] {
  return Object.keys(sectionOf(stack, section)).map((key) => ({ at: at(stack, key, null), used: key.length }));
}

type Section = 'Resources' | 'Parameters' | 'Outputs' | 'Mappings';

function sectionOf({ template }: StackFile, section: Section): object {
  const found = (template as Readonly<Partial<Record<Section, object>>>)[section];
  return found ?? {};
}

function whole(stack: StackFile): Location {
  return at(stack, null, null);
}

function at({ file }: StackFile, subject: string | null, property: string | null): Location {
  return { file, subject, property };
}
