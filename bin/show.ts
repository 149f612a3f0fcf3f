import { didYouMean } from '#blueprint';
import { type ShownPart, type ShowSubject, showSubjects, showTopology, topologyPart } from '#report';
import type { Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { type Format, print } from './print';
import { resolveBlueprints } from './resolve-blueprints';

export interface ShowOptions extends Choice {
  /** Names of Regions, each entry one or several with commas between; none: every Region. */
  readonly region: readonly string[];
  /** Subjects, given as Regions are; none: everything. */
  readonly only: readonly string[];
  readonly format: Format;
}

/** `meridian show`: the Topology of one deployment, or a part of it. */
export function show({ region, only, format, ...choice }: ShowOptions): ExitCode {
  for (const { topology } of resolveBlueprints([chooseBlueprint(choice)])) {
    const part = readPart(topology, region, only);
    print(topologyPart(topology, part), format, (_, layout) => showTopology(topology, layout, part));
  }
  return exitCodes.done;
}

function readPart(
  { deployment, jurisdictions }: Topology,
  region: readonly string[],
  only: readonly string[],
): ShownPart {
  const regions = jurisdictions.flatMap((jurisdiction) => jurisdiction.regions.map(({ name }) => name));
  const isSubject = (name: string): name is ShowSubject => showSubjects.some((subject) => subject === name);
  const asked = { regions: namesIn(region), subjects: namesIn(only) };
  const problems = [
    ...asked.regions.flatMap((name) =>
      problemWith(name, regions, `--region: "${name}" is no Region of ${deployment.name}`),
    ),
    ...asked.subjects.flatMap((name) => problemWith(name, showSubjects, `--only: "${name}" is no subject`)),
  ];
  if (problems.length > 0) throw new BadInputError(problems.join('\n'));
  return { regions: asked.regions, subjects: asked.subjects.filter(isSubject) };
}

/** Each name once. */
function namesIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.split(',').map((name) => name.trim())))];
}

function problemWith(name: string, allowed: readonly string[], words: string): readonly string[] {
  if (allowed.includes(name)) return [];
  return [`${words}; allowed: ${allowed.join(', ')}${didYouMean(name, allowed)}`];
}
