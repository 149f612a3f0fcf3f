import type { Blueprint } from '#blueprint';
import type { RenderedText } from './scan-residency';

/** A text with the jurisdiction that it is for; null when nobody can say. */
export interface Owned extends RenderedText {
  readonly owner: string | 'everybody' | null;
}

interface Assembly {
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly properties?: { readonly templateFile?: string; readonly file?: string };
}

/** Whose each file is: by its folder, or by the stack of the assembly that it is part of. */
export function ownersOf(texts: readonly RenderedText[], blueprint: Blueprint): readonly Owned[] {
  const assembly = JSON.parse(
    texts.find(({ file }) => file === 'manifest.json')?.text ?? '{"artifacts":{}}',
  ) as Assembly;
  const ofStacks = stackFiles(assembly);
  return texts.flatMap(({ file, text }): readonly Owned[] => {
    if (file === 'manifest.json') return artifactTexts(assembly, blueprint);
    if (file === `${blueprint.name}.topology.json`) return recordTexts(file, text);
    const path = ofStacks.get(file);
    if (path === undefined) return [{ file, text, owner: ownerOfManifest(file, blueprint) }];
    if (path.endsWith('/Governance')) return policyTexts(file, text, blueprint);
    return [{ file, text, owner: ownerOfPath(path, blueprint) }];
  });
}

/** The stack (`production/eu/Keys`) behind each template, and behind the list of what it uploads. */
function stackFiles({ artifacts }: Assembly): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(artifacts).flatMap(([id, { type, displayName = '', properties }]) =>
      type === 'aws:cloudformation:stack'
        ? [properties?.templateFile ?? '', artifacts[`${id}.assets`]?.properties?.file ?? ''].map(
            (file) => [file, displayName] as const,
          )
        : [],
    ),
  );
}

/** What the assembly says of each stack: where it is deployed, and by which roles. */
function artifactTexts({ artifacts }: Assembly, blueprint: Blueprint): readonly Owned[] {
  return Object.values(artifacts)
    .filter(({ type, displayName = '' }) => type === 'aws:cloudformation:stack' && !displayName.endsWith('/Governance'))
    .map((artifact) => ({
      file: `manifest.json: ${artifact.displayName}`,
      text: JSON.stringify(artifact),
      owner: ownerOfPath(artifact.displayName ?? '', blueprint),
    }));
}

/** The Topology that was rendered, kept for later comparison and deployed nowhere: each jurisdiction's part is about that one alone. */
function recordTexts(file: string, text: string): readonly Owned[] {
  const { jurisdictions } = JSON.parse(text) as { readonly jurisdictions: readonly { readonly name: string }[] };
  return jurisdictions.map((part) => ({
    file: `${file}: ${part.name}`,
    text: JSON.stringify(part),
    owner: part.name,
  }));
}

/** One policy a jurisdiction stands in the template of the organization: each is that jurisdiction's alone. */
function policyTexts(file: string, text: string, blueprint: Blueprint): readonly Owned[] {
  if (file.endsWith('.assets.json')) return [{ file, text, owner: 'everybody' }];
  const { Resources } = JSON.parse(text) as {
    readonly Resources: Readonly<
      Record<string, { readonly Type: string; readonly Properties?: { readonly Name?: string } }>
    >;
  };
  return Object.entries(Resources).map(([id, resource]) => ({
    file: `${file}: ${id}`,
    text: JSON.stringify(resource),
    owner:
      resource.Type === 'AWS::CDK::Metadata'
        ? 'everybody'
        : (Object.keys(blueprint.jurisdictions).find(
            (name) => resource.Properties?.Name === `${blueprint.name}-${name}-residency`,
          ) ?? null),
  }));
}

function ownerOfManifest(file: string, blueprint: Blueprint): Owned['owner'] {
  const [first = '', second = ''] = file.split('/');
  if (file === 'argocd/project.yaml') return 'everybody';
  return ownerOfPlace(first === 'argocd' ? second : first, blueprint);
}

function ownerOfPath(path: string, blueprint: Blueprint): Owned['owner'] {
  return ownerOfPlace(path.split('/')[1] ?? '', blueprint);
}

/** The jurisdiction of that name, or of the Region of that name. */
function ownerOfPlace(place: string, { jurisdictions }: Blueprint): string | null {
  const entry = Object.entries(jurisdictions).find(
    ([name, { regions }]) => name === place || regions.some((region) => region.name === place),
  );
  return entry?.[0] ?? null;
}
