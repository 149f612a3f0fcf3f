import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { planCapacity } from '#capacity';
import { resolveTopology } from '#topology';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import type { RenderedFolders } from './find-rendered';
import { printText } from './print';
import { projectVersion } from './project-version';
import { ProofAside } from './prove-aside';
import { readCommit } from './read-commit';
import { recordsTopology } from './recorded-topology';
import { repositoryFile } from './repository-file';
import { parseBlueprints } from './resolve-blueprints';
import { refuseOther, writeWhole } from './write-whole';

export interface ReportOptions extends Choice {
  /** File to write. */
  readonly output: string;
  /** Folder of the cloud assembly; none: `cdk.out`, if it holds the deployment. */
  readonly assembly?: string | undefined;
  /** Folder that holds one folder of manifests per deployment; none: `dist`, if it holds the deployment. */
  readonly manifests?: string | undefined;
}

/** `meridian report`: everything about a deployment on one page of HTML. What is proved rests on what a synth left. */
export async function report({ output, assembly, manifests, ...choice }: ReportOptions): Promise<ExitCode> {
  const chosen = chooseBlueprint(choice);
  refuseOther(output);
  const [parsed] = parseBlueprints([chosen]);
  if (parsed === undefined) throw new Error('A blueprint that is chosen is parsed.');
  const { blueprint } = parsed;
  const rendered = renderedFolders(blueprint.name, { assembly, manifests });
  const proof = rendered === null ? null : new ProofAside({ deployment: blueprint.name, folders: rendered });
  const plan = planCapacity(blueprint);
  const resolved = { ...parsed, topology: resolveTopology(blueprint, plan) };
  const proved = proof === null ? null : proof.against(resolved);
  const isRenderedNow = rendered === null ? null : recordsTopology(rendered.assembly, resolved.topology);
  const provenance = { ...provenanceOf(chosen), isRenderedNow };
  // Loaded while the thread that proves has begun: charts and diagrams are large programs.
  const { makePage } = require('#bin/make-page') as typeof import('#bin/make-page');
  const page = await makePage({ blueprint, plan, topology: resolved.topology, provenance, proved });
  writeWhole(output, page);
  printText(`Wrote ${output}, ${Math.ceil(Buffer.byteLength(page) / 1024).toLocaleString('en-US')} KiB`);
  for (const line of warnings(blueprint.name, isRenderedNow, rendered)) printText(line);
  return exitCodes.done;
}

/**
 * Null: nothing of the deployment is rendered, and nobody said that it was.
 *
 * @throws BadInputError where one of the two is there without the other, or a folder that was named does not hold it
 */
function renderedFolders(
  deployment: string,
  { assembly, manifests }: Partial<RenderedFolders>,
): RenderedFolders | null {
  const found = { assembly: assembly ?? 'cdk.out', manifests: manifests ?? 'dist' };
  if (assembly !== undefined || manifests !== undefined) return found;
  const hasAny =
    existsSync(join(found.assembly, `assembly-${deployment}`)) || existsSync(join(found.manifests, deployment));
  return hasAny ? found : null;
}

function provenanceOf({ blueprintFile, source }: ReturnType<typeof chooseBlueprint>) {
  const { path, commit } = readCommit(blueprintFile ?? repositoryFile(source));
  return { blueprintFile: path, commit, version: projectVersion() };
}

function warnings(
  deployment: string,
  isRenderedNow: boolean | null,
  rendered: RenderedFolders | null,
): readonly string[] {
  const synth = `\`npx meridian synth ${deployment}\``;
  if (rendered === null) return [`Nothing is proved in it: ${synth} renders what can be`];
  if (isRenderedNow !== false) return [];
  return [`${rendered.assembly} is of an earlier state of the blueprint: ${synth}, then make the report again`];
}
