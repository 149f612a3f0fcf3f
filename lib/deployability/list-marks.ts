import {
  type Inventory,
  type Location,
  objectLocation,
  once,
  type PlacedObject,
  type StackFile,
  unknownAccount,
} from '#evidence';
import { servicesImagePlaceholder } from '#topology';
import { type FoundValue, findValues } from './find-values';
import { objectTexts } from './object-texts';

/** A value that should not stand in a file, or that may stand there a few times only. */
export interface Mark {
  readonly kind: MarkKind;
  readonly at: Location;
  readonly value: string | number;
  /** Region of the stack, or of the cluster that reads it; null for Argo CD's own. */
  readonly region: string | null;
  readonly inTemplate: boolean;
}

/**
 * `unresolved`: a token, an object in the place of a text, a value that was never set. `account`: the stand-in for an account.
 * `image`: the stand-in for the image of the services. `dynamic`: a value that CloudFormation looks up when it deploys (`{{resolve:…}}`).
 */
export type MarkKind = 'unresolved' | 'account' | 'image' | 'dynamic';

/** Every mark of templates and manifests. What a template applies is a text of that template. */
export const listMarks = once((inventory: Inventory): readonly Mark[] => {
  const isMark = remembering(holdsMark);
  const suspect = remembering(mayHoldMark);
  return [
    ...inventory.stacks.flatMap((stack) => marksOfStack(stack, isMark)),
    ...objectTexts(inventory)
      .filter(({ object, text }) => object.appliedBy === null && suspect(text))
      .flatMap(({ object }) => marksOfObject(object, isMark)),
  ];
});

/** Any of the marks, asked of every text: one pass. */
const anyMark = new RegExp(
  `Token\\[|TOKEN\\.|\\[object |undefined|NaN|\\{\\{resolve:|${unknownAccount}|${servicesImagePlaceholder}`,
);

/** What AWS CDK and cdk8s leave of a value that they did not know: in a text, in a list, by its name alone, and an object as a text. */
const token = /[$#]\{Token\[|\bTOKEN\.\d+\b|\[object [A-Z]/;

/** A name or an address that was made of a value which nobody had set. */
const unset = /(?:^|[-./:_=])(?:undefined|NaN)(?:$|[-./:_])/;

/** Numbers that stand for tokens lie near -1.888e289 (aws-cdk-lib core/lib/private/encoding); nothing in these files is as large. */
const largestNumber = 1e30;

/** Of an object in JSON: what stands in any of its texts, or a number of more than 20 digits. */
function mayHoldMark(json: string | number): boolean {
  return anyMark.test(String(json)) || /\de\+\d\d/.test(String(json));
}

function holdsMark(value: string | number): boolean {
  return typeof value === 'number' ? Math.abs(value) > largestNumber : anyMark.test(value);
}

/** Files of several Regions hold the same words again and again. */
function remembering(test: (value: string | number) => boolean): typeof test {
  const without = new Set<string | number>();
  return (value) => {
    if (without.has(value)) return false;
    if (test(value)) return true;
    without.add(value);
    return false;
  };
}

type Test = typeof holdsMark;

function marksOfStack(stack: StackFile, isMark: Test): readonly Mark[] {
  return findValues(stack.template, isMark).flatMap((found) => {
    const [section = '', subject = null, ...property] = found.path;
    const isEntry = ['Resources', 'Outputs', 'Parameters', 'Conditions'].includes(section);
    const at = isEntry
      ? { file: stack.file, subject, property: property.join('.') || null }
      : { file: stack.file, subject: null, property: found.path.join('.') };
    return marksOf(found, { at, region: stack.region, inTemplate: true });
  });
}

function marksOfObject(object: PlacedObject, isMark: Test): readonly Mark[] {
  return findValues(object.object, isMark).flatMap((found) =>
    marksOf(found, { at: objectLocation(object, found.path.join('.')), region: object.region, inTemplate: false }),
  );
}

function marksOf({ value }: FoundValue, place: Pick<Mark, 'at' | 'region' | 'inTemplate'>): readonly Mark[] {
  return kindsOf(value).map((kind) => ({ ...place, kind, value }));
}

function kindsOf(value: string | number): readonly MarkKind[] {
  if (typeof value === 'number') return ['unresolved'];
  return [
    ...(token.test(value) || unset.test(value) ? (['unresolved'] as const) : []),
    ...(value.includes(unknownAccount) ? (['account'] as const) : []),
    ...(value.includes(servicesImagePlaceholder) ? (['image'] as const) : []),
    ...(value.includes('{{resolve:') ? (['dynamic'] as const) : []),
  ];
}
