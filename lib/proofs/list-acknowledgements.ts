import {
  type Finding,
  type Inventory,
  isRecord,
  type Location,
  objectLocation,
  resolveValue,
  resourceLocation,
  valueAt,
} from '#evidence';
import { type Acknowledgement, acknowledgementKeys } from '#topology';

/** Name of the rule that acknowledgements themselves must follow. */
export const badAcknowledgement = 'bad-acknowledgement';

const allowed = 'a list of objects with "rule", "reason" and "until", each a text that is not empty, and nothing else';

/** An acknowledgement, and where it stands: what it is about is the subject of the location. */
export interface PlacedAcknowledgement {
  readonly acknowledgement: Acknowledgement;
  readonly at: Location;
}

export interface AcknowledgementList {
  readonly placed: readonly PlacedAcknowledgement[];
  /** Those that cannot be read. */
  readonly findings: readonly Finding[];
}

/** Every acknowledgement in the rendered files: in the metadata of resources, in the annotations of Kubernetes objects. */
export function listAcknowledgements({ resources, objects }: Inventory): AcknowledgementList {
  const entries = [
    ...resources.flatMap((resource) => {
      const list = resource.resource.Metadata?.[acknowledgementKeys.metadata];
      if (list === undefined) return [];
      // A rule may name an account or a Region, as functions of CloudFormation do.
      return readList(resolveValue(list, resource.stack), {
        ...resourceLocation(resource),
        property: `Metadata.${acknowledgementKeys.metadata}`,
      });
    }),
    ...objects.flatMap((object) => {
      const text = valueAt(object.object, 'metadata', 'annotations', acknowledgementKeys.annotation);
      if (text === undefined) return [];
      return readText(text, objectLocation(object, `metadata.annotations.${acknowledgementKeys.annotation}`));
    }),
  ];
  return {
    placed: entries.flatMap((entry) => ('acknowledgement' in entry ? [entry] : [])),
    findings: entries.flatMap((entry) => ('acknowledgement' in entry ? [] : [entry])),
  };
}

/** What cannot be read, or cannot be acknowledged at all. */
export function badFinding(at: Location, message: string, mend = `write ${allowed}`): Finding {
  return { rule: badAcknowledgement, severity: 'error', at, message, mend, move: null };
}

type Entry = PlacedAcknowledgement | Finding;

function readText(text: unknown, at: Location): readonly Entry[] {
  try {
    return readList(JSON.parse(String(text)), at);
  } catch {
    return [badFinding(at, `the annotation is no JSON; allowed: ${allowed}, as JSON`)];
  }
}

function readList(list: unknown, at: Location): readonly Entry[] {
  if (!Array.isArray(list)) return [badFinding(at, `${JSON.stringify(list)} is no list; allowed: ${allowed}`)];
  return list.map((entry, index) => readEntry(entry, { ...at, property: `${at.property}.${index}` }));
}

function readEntry(entry: unknown, at: Location): Entry {
  if (!isRecord(entry)) return badFinding(at, `${JSON.stringify(entry)} is no object; allowed: ${allowed}`);
  const { rule, reason, until, ...others } = entry;
  const faults = [
    ...Object.entries({ rule, reason, until }).flatMap(([key, value]) => (isText(value) ? [] : [`"${key}" is empty`])),
    ...Object.keys(others).map((key) => `"${key}" is not a key`),
  ];
  if (faults.length > 0 || !isText(rule) || !isText(reason) || !isText(until)) {
    return badFinding(at, `${faults.join(', ')}; allowed: ${allowed}`);
  }
  return { acknowledgement: { rule, reason, until }, at };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
