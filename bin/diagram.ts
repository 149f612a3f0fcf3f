import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { drawDrawio, drawMermaid, listViews, standaloneSvg, type View } from '#diagram';
import type { Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import type { DiagramFormat } from './diagram-format';
import { type ExitCode, exitCodes } from './exit-with';
import { makeFolder } from './make-folder';
import { printText } from './print';
import { readViews } from './read-views';
import { resolveBlueprints } from './resolve-blueprints';

export interface DiagramOptions extends Choice {
  readonly format: DiagramFormat;
  /** Names of views; none: the deployment, or all of them where a file holds many. */
  readonly views: readonly string[];
  /** File to write; none: it is printed. */
  readonly output?: string | undefined;
}

/** `meridian diagram`: views of a Topology as a picture, or as a text that programs make a picture of. */
export async function diagram({ format, views: names, output, ...choice }: DiagramOptions): Promise<ExitCode> {
  if (format !== 'drawio' && names.length > 1) {
    throw new BadInputError(
      `--view: ${names.length} views are given; allowed: one with --format ${format}, several with --format drawio`,
    );
  }
  const [resolved] = resolveBlueprints([chooseBlueprint(choice)]);
  if (resolved === undefined) throw new Error('A blueprint that is chosen is resolved.');
  const text = await draw(resolved.topology, format, readViews(resolved.topology, names));
  if (output === undefined) printText(text);
  else write(output, text);
  return exitCodes.done;
}

async function draw(topology: Topology, format: DiagramFormat, views: readonly View[]): Promise<string> {
  if (format === 'drawio') return drawDrawio(topology, views.length === 0 ? listViews(topology) : views);
  const [view = { kind: 'deployment' }] = views;
  return format === 'svg' ? standaloneSvg(topology, view) : drawMermaid(topology, view);
}

function write(file: string, text: string): void {
  makeFolder(dirname(file));
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new BadInputError(`${file}: cannot be written to: ${error instanceof Error ? error.message : String(error)}`);
  }
}
