import fc from 'fast-check';
import type { Blueprint } from '#blueprint';
import { awsRegionNames } from '#catalog';
import type { Evidence } from '#evidence';
import { pick, turned } from './choices';
import type { DrawnDeployment } from './render-drawn';
import type { RenderedText } from './scan-residency';
import { objectSlots, type TextSlot, templateSlots } from './text-slots';

const place = fc.nat({ max: 1_000_000 });

/** Where a leak is planted, and in which form. */
export const leakChoices = fc.record({ file: place, text: place, form: place, region: place });

export type LeakChoices = typeof leakChoices extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** A deployment with one text changed, so that a Region of elsewhere stands in it. */
export interface PlantedLeak {
  /** For people: where what was written in the place of what. */
  readonly what: string;
  readonly evidence: Evidence;
  /** The changed file, and the list of stacks, as the scanner reads them. */
  readonly texts: readonly RenderedText[];
}

/**
 * Puts a Region from outside the file's jurisdiction into a random text of a random Region's file, as it comes to stand there by mistake:
 * in the place of the right one, as a word, in an ARN or in an endpoint.
 */
export function plantLeak({ blueprint, evidence, texts }: DrawnDeployment, choice: LeakChoices): PlantedLeak {
  const stacks = evidence.stacks.filter(({ path }) => !path.endsWith('/Governance'));
  const manifests = evidence.manifests.filter(({ file }) => file !== 'argocd/project.yaml');
  const file = pick([...stacks, ...manifests], choice.file);
  const copy = structuredClone(file);
  const region = ('template' in copy ? copy.region : regionOf(copy.file)) ?? '';
  const slots = 'template' in copy ? templateSlots(copy.template) : objectSlots(copy.objects);
  const [slot, leak] = leaking(slots, choice, regionsAround(blueprint, region));
  slot.write(leak);
  const name = 'template' in copy ? (copy.file.split('/')[1] ?? '') : copy.file;
  return {
    what: `${copy.file} ${slot.path}: "${slot.text.slice(0, 100)}" -> "${leak.slice(0, 100)}"`,
    evidence: {
      ...evidence,
      stacks: evidence.stacks.map((one) => (one === file && 'template' in copy ? copy : one)),
      manifests: evidence.manifests.map((one) => (one === file && 'objects' in copy ? copy : one)),
    },
    texts: [
      ...texts.filter((one) => one.file === 'manifest.json'),
      { file: name, text: JSON.stringify('template' in copy ? copy.template : copy.objects) },
    ],
  };
}

/** Argo CD's own cluster reads `argocd/<region>/<name>.yaml`, which is about that Region. */
function regionOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'argocd' ? second : first;
}

interface Around {
  /** Regions of the jurisdiction. */
  readonly own: readonly string[];
  /** All others that the catalogue knows. */
  readonly foreign: readonly string[];
}

function regionsAround({ jurisdictions }: Blueprint, region: string): Around {
  const own = Object.values(jurisdictions)
    .map(({ regions }) => regions.map(({ name }) => name))
    .find((names) => names.includes(region));
  if (own === undefined) throw new Error(`no jurisdiction has Region "${region}"`);
  return { own, foreign: awsRegionNames.filter((name) => !own.includes(name)) };
}

/** A text that can leak, and what it is to become. */
function leaking(slots: readonly TextSlot[], choice: LeakChoices, around: Around): readonly [TextSlot, string] {
  const abroad = pick(around.foreign, choice.region);
  for (const slot of turned(slots, choice.text)) {
    const forms = formsOf(slot, around.own, abroad);
    if (forms.length > 0) return [slot, pick(forms, choice.form)];
  }
  throw new Error('no text to change');
}

function formsOf({ path, text }: TextSlot, own: readonly string[], abroad: string): readonly string[] {
  const there = own.filter((name) => text.includes(name));
  const swapped = there.map((name) => text.replaceAll(name, abroad));
  // JSON in a text must stay JSON
  if (/^[[{]/.test(text)) return swapped;
  return [
    ...swapped,
    // a part of a joined text would run into the next
    ...(path.includes('Fn::Join') ? [] : [abroad]),
    `${text} ${abroad} `,
    `arn:aws:sqs:${abroad}:999999999999:copies`,
    `https://sqs.${abroad}.amazonaws.com/999999999999/copies`,
    `copies.${abroad}.example.net`,
  ];
}
