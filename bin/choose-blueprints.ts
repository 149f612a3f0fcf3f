import { didYouMean } from '#blueprint';
import { deployments } from '#regions';
import { BadInputError } from './bad-input-error';
import { lockFileOf } from './lock-file-of';
import { readBlueprintFile } from './read-blueprint-file';
import { readLoadTests } from './read-load-tests';
import { repositoryFile } from './repository-file';

/** What the caller asked for; nothing: every deployment of this repository. */
export interface Choice {
  readonly deployment?: string | undefined;
  /** Path of a blueprint file, relative to the working directory. */
  readonly blueprint?: string | undefined;
}

/** A blueprint as it was written, before any check. */
export interface ChosenBlueprint {
  readonly input: unknown;
  /** What to call it in errors. */
  readonly source: string;
  /** The file that was given; null for a deployment of this repository. */
  readonly blueprintFile: string | null;
  /** Where its lock stands, if it keeps one: beside the blueprint. */
  readonly lockFile: string;
}

/**
 * Finds the blueprints that the caller means.
 *
 * @throws BadInputError for both or neither where one is needed, an unknown name, or a file that cannot be read
 */
export function chooseBlueprints({ deployment, blueprint }: Choice): readonly ChosenBlueprint[] {
  if (deployment !== undefined && blueprint !== undefined) {
    throw new BadInputError(
      `deployment "${deployment}" and blueprint "${blueprint}" are both given; allowed: one of them`,
    );
  }
  if (blueprint !== undefined) {
    return [
      {
        input: readLoadTests(readBlueprintFile(blueprint), blueprint),
        source: blueprint,
        blueprintFile: blueprint,
        lockFile: lockFileOf(blueprint),
      },
    ];
  }
  return deployments
    .filter(({ name }) => deployment === undefined || name === known(deployment))
    .map((shipped) => ({
      input: readLoadTests(shipped.blueprint, shipped.file),
      source: shipped.file,
      blueprintFile: null,
      lockFile: lockFileOf(repositoryFile(shipped.file)),
    }));
}

/** As `chooseBlueprints`, for what can only be done to one. */
export function chooseBlueprint(choice: Choice): ChosenBlueprint {
  if (choice.deployment === undefined && choice.blueprint === undefined) {
    throw new BadInputError(`no deployment is given; allowed: ${names().join(', ')}, or --blueprint FILE`);
  }
  const [chosen] = chooseBlueprints(choice);
  if (chosen === undefined) throw new Error('A deployment that is known has a blueprint.');
  return chosen;
}

function known(name: string): string {
  if (names().includes(name)) return name;
  throw new BadInputError(
    `deployment: "${name}" is not known; allowed: ${names().join(', ')}${didYouMean(name, names())}`,
  );
}

function names(): readonly string[] {
  return deployments.map(({ name }) => name);
}
