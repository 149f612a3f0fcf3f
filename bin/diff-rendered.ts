import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compareRendered, type RenderedDiff } from '#diff';
import type { Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import { readManifests } from './read-manifests';
import { readStacks } from './read-stacks';
import { type RenderedFiles, renderTopology } from './render-topology';
import { renderedParts } from './rendered-parts';

export interface RenderedSides {
  /** Null: the old side records none. */
  readonly before: Topology | null;
  readonly after: Topology;
  /** What the old side is called. */
  readonly label: string;
  /** Cloud assembly of the old side; null: it is no folder. */
  readonly assembly: string | null;
  /** Folder that holds one folder of manifests per deployment; undefined: `dist` beside the assembly, if it is there. */
  readonly manifests: string | undefined;
}

/**
 * Compares templates and manifests, and tells what the Topology explains from what it does not.
 *
 * @throws BadInputError when files of the old side cannot be read, or its Topology not be rendered
 */
export function diffRendered(sides: RenderedSides): RenderedDiff {
  const { after, assembly, manifests } = sides;
  if (assembly === null && isSame(sides)) return { explained: nothing, unexplained: null, notCompared: [] };
  const earlier = assembly === null ? null : readEarlier(assembly, manifests, after.deployment.name);
  const now = renderTopology(after);
  const { files: then, note } = renderEarlier(sides, now);
  const base = then ?? now;
  const alike = earlier?.note === null ? base : { ...base, manifests: [] };
  return {
    explained: then === null ? null : compareFiles(then, now),
    unexplained: earlier === null ? null : compareFiles(earlier.files, alike),
    notCompared: [note, earlier?.note ?? null].filter((text) => text !== null),
  };
}

const nothing = { changes: [], assets: [], rewritten: [] };

function isSame({ before, after }: RenderedSides): boolean {
  return before !== null && JSON.stringify(before) === JSON.stringify(after);
}

function compareFiles(before: RenderedFiles, after: RenderedFiles) {
  return compareRendered(renderedParts(before), renderedParts(after));
}

interface Earlier {
  readonly files: RenderedFiles;
  readonly note: string | null;
}

/** The files of an earlier synth, as they stand. Manifests that nobody named may be elsewhere: that is said, not taken for none. */
function readEarlier(assembly: string, manifests: string | undefined, deployment: string): Earlier {
  const stacks = readStacks(assembly, deployment);
  const beside = join(dirname(resolve(assembly)), 'dist');
  if (manifests === undefined && !existsSync(join(beside, deployment))) {
    const note = `The manifests of ${assembly} are not compared: ${beside} holds none of "${deployment}"; --manifests DIR says where they are.`;
    return { files: { stacks, manifests: [] }, note };
  }
  return { files: { stacks, manifests: readManifests(manifests ?? beside, deployment) }, note: null };
}

/** Today's rendering of the old Topology. Where there are old files, these can stand in for one that today's code cannot render. */
function renderEarlier(sides: RenderedSides, now: RenderedFiles): { files: RenderedFiles | null; note: string | null } {
  const { before, label, assembly } = sides;
  if (before === null) {
    return {
      files: null,
      note: `${label} records no Topology: it cannot be told which differences a change of it explains.`,
    };
  }
  if (isSame(sides)) return { files: now, note: null };
  try {
    return { files: renderTopology(before), note: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (assembly === null) throw new BadInputError(`--rendered: this code cannot render ${label}: ${reason}`);
    return {
      files: null,
      note: `This code cannot render the Topology that ${label} records (${reason}): it cannot be told which differences a change of it explains.`,
    };
  }
}
