import { dirname } from 'node:path';
import { objectIdentity, objectType, type RenderedPart } from '#diff';
import {
  isRecord,
  type ManifestFile,
  type Plain,
  type Resource,
  recordAt,
  resolveValue,
  type StackFile,
  textAt,
} from '#evidence';
import { statefulType } from '#operability';
import type { RenderedFiles } from './render-topology';

/** All that stands in templates and manifests, part by part: every field of every file belongs to one. */
export function renderedParts({ stacks, manifests }: RenderedFiles): readonly RenderedPart[] {
  return numbered([...stacks.flatMap(stackParts), ...manifests.flatMap(manifestParts)]);
}

/** An object that stands twice is two. */
function numbered(parts: readonly RenderedPart[]): readonly RenderedPart[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const count = (seen.get(part.identity) ?? 0) + 1;
    seen.set(part.identity, count);
    return count === 1
      ? part
      : { ...part, identity: `${part.identity} #${count}`, subject: `${part.subject} #${count}` };
  });
}

/** The resources, the entries of other sections, and the stack itself with what is no section. */
function stackParts(stack: StackFile): readonly RenderedPart[] {
  const { Resources, ...others } = stack.template as StackFile['template'] & Plain;
  const sections = Object.entries(others).filter(([, section]) => isRecord(section));
  const scalars = Object.fromEntries(Object.entries(others).filter(([, section]) => !isRecord(section)));
  const { name, account, region, terminationProtection } = stack;
  return [
    stackPart(stack, 'stack', { name, account, region, terminationProtection, ...scalars }),
    ...sections.flatMap(([section, entries]) =>
      Object.entries(entries as Plain).map(([id, entry]) => stackPart(stack, `${section}.${id}`, entry)),
    ),
    ...Object.entries(Resources).map(([id, resource]) => ({
      ...stackPart(stack, id, resource),
      type: resource.Type,
      state: stateOf(stack, resource),
    })),
  ];
}

function stackPart({ path, file }: StackFile, subject: string, content: unknown): RenderedPart {
  return { identity: `${path} ${subject}`, group: path, file, subject, type: '', content, state: null };
}

/** Replacing properties are compared as CloudFormation will see them: a name is the same however it is put together. */
function stateOf(stack: StackFile, resource: Resource): RenderedPart['state'] {
  const properties = recordAt(resolveValue(resource.Properties ?? {}, stack));
  const state = statefulType(resource.Type, properties);
  if (state === null) return null;
  const fixed = state.replacing
    .filter((name) => properties[name] !== undefined)
    .map((name) => [name, properties[name]]);
  return { holds: state.holds, fixed: Object.fromEntries(fixed) };
}

/** Objects by what the API server tells them apart by. */
function manifestParts({ file, region, objects }: ManifestFile): readonly RenderedPart[] {
  return objects.map((object, place) => {
    const identity = objectIdentity(object) ?? `${file} ${place}`;
    const [kind, apiVersion] = [textAt(object, 'kind') ?? 'object', textAt(object, 'apiVersion') ?? ''];
    return {
      identity: `${region ?? 'argocd'} ${identity}`,
      group: dirname(file),
      file,
      subject: `${kind} ${identity.slice(identity.indexOf(' ') + 1)}`,
      type: objectType(apiVersion, kind),
      content: object,
      state: null,
    };
  });
}
