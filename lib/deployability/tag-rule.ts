import {
  checkEach,
  type Finding,
  isRecord,
  listAt,
  type PlacedResource,
  type Rule,
  resourceLocation,
  textAt,
} from '#evidence';
import type { DeployabilityInput } from './deployability-input';

const name = 'aws-tags';

/** Tagging reference of Resource Groups, "Tag naming limits and requirements", read 2026-11-21; EC2 takes 127 characters of a key. */
const most = { tags: 50, keyCharacters: 127, valueCharacters: 256 } as const;
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const tagRule: Rule<DeployabilityInput> = {
  name,
  claim: 'Every resource bears at most 50 tags, each key once, of lengths and characters that every service takes.',
  check: ({ inventory }) => checkEach(inventory.resources.flatMap(tagsOf), wrongTags),
};

interface TagList {
  readonly resource: PlacedResource;
  readonly property: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** Of the resource itself, of each replica of a table, and of what a launch template makes. */
function tagsOf(resource: PlacedResource): readonly TagList[] {
  const { properties } = resource;
  const replicas = listAt(properties, 'Replicas').map((replica, index) => [replica, `Replicas.${index}.`] as const);
  const launched = listAt(properties, 'LaunchTemplateData', 'TagSpecifications').map(
    (specification, index) => [specification, `LaunchTemplateData.TagSpecifications.${index}.`] as const,
  );
  return [[properties, ''] as const, ...replicas, ...launched].flatMap(([holder, path]) =>
    isRecord(holder) && holder.Tags !== undefined
      ? [{ resource, property: `${path}Tags`, tags: pairsOf(holder.Tags) }]
      : [],
  );
}

function pairsOf(tags: unknown): TagList['tags'] {
  if (isRecord(tags)) return Object.entries(tags).map(([key, value]) => [key, String(value)]);
  return listAt(tags).map((tag) => [textAt(tag, 'Key') ?? '', textAt(tag, 'Value') ?? '']);
}

function wrongTags({ resource, property, tags }: TagList): readonly Finding[] {
  const keys = tags.map(([key]) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  const faults = [
    ...(tags.length > most.tags ? [`has ${tags.length} tags; allowed: at most ${most.tags}`] : []),
    ...twice.map((key) => `has the tag "${key}" twice; allowed: each key once`),
    ...tags.flatMap(([key, value]) => faultsOfTag(key, value)),
  ];
  return faults.map((message) => ({
    rule: name,
    severity: 'error',
    at: resourceLocation(resource, property),
    message,
    mend: 'Change the tags of the deployment in the blueprint, or of the construct in lib/stacks.',
    move: null,
  }));
}

function faultsOfTag(key: string, value: string): readonly string[] {
  const isRight = key.length >= 1 && key.length <= most.keyCharacters && characters.test(key) && !/^aws:/i.test(key);
  const known = value.replaceAll(/\$\{[^}]*\}/g, '');
  return [
    ...(isRight
      ? []
      : [
          `has the tag key "${key}" (${key.length} characters); allowed: 1-${most.keyCharacters} letters, digits, spaces and "_.:/=+-@", ` +
            'not "aws:" first',
        ]),
    ...(known.length <= most.valueCharacters && characters.test(known)
      ? []
      : [
          `has the value "${value}" (${value.length} characters) of the tag "${key}"; allowed: at most ${most.valueCharacters} letters, ` +
            'digits, spaces and "_.:/=+-@"',
        ]),
  ];
}
