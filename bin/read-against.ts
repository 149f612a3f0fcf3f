import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Blueprint } from '#blueprint';
import type { Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import type { ChosenBlueprint } from './choose-blueprints';
import { chooseRevision } from './choose-revision';
import { readBlueprintFile } from './read-blueprint-file';
import { readLoadTests } from './read-load-tests';
import { checkTopology, isTopologyLike } from './read-topology-file';
import { recordedTopology } from './recorded-topology';
import { parseBlueprints } from './resolve-blueprints';

/** With what a deployment is compared: the blueprint or the Topology of another state of it, as far as that has one. */
export type Against =
  | { readonly kind: 'blueprint'; readonly label: string; readonly blueprint: Blueprint }
  | { readonly kind: 'topology'; readonly label: string; readonly topology: Topology }
  | { readonly kind: 'assembly'; readonly label: string; readonly folder: string; readonly topology: Topology | null };

const allowed = 'git:REF, a Topology or a blueprint in a file, or a cdk.out folder';

/**
 * Reads with what a deployment is to be compared.
 *
 * @param today the deployment as it stands
 * @param text `git:REF`, or the path of a file or a folder
 * @throws BadInputError when it cannot be read, or is of another deployment
 */
export function readAgainst(text: string, today: ChosenBlueprint, deployment: string): Against {
  if (text.startsWith('git:')) return readRevision(text.slice('git:'.length), today);
  if (!existsSync(text)) {
    throw new BadInputError(`--against: "${text}": no such file or folder; allowed: ${allowed}`);
  }
  const against = statSync(text).isDirectory() ? readAssembly(text, deployment) : readFile(text);
  const name = nameOf(against) ?? deployment;
  if (name === deployment) return against;
  throw new BadInputError(`--against: ${text} is of the deployment "${name}"; allowed: one of "${deployment}"`);
}

function readRevision(ref: string, today: ChosenBlueprint): Against {
  if (ref === '') throw new BadInputError('--against: "git:" names no revision; allowed: git:REF, such as git:main');
  const chosen = chooseRevision(today, ref);
  return { kind: 'blueprint', label: chosen.label, blueprint: parsed(chosen, `the blueprint of ${chosen.label}`) };
}

/** JSON is read by its own parser first: a Topology has some megabytes. A fault in it is told by the one that knows lines. */
function readFile(file: string): Against {
  const value = jsonTopology(file) ?? readBlueprintFile(file);
  if (isTopologyLike(value)) return { kind: 'topology', label: file, topology: checkTopology(value, file) };
  const chosen = { input: readLoadTests(value, file), source: file, blueprintFile: file, lockFile: '' };
  return { kind: 'blueprint', label: file, blueprint: parsed(chosen, file) };
}

/** Null for anything else, malformed JSON too. */
function jsonTopology(file: string): unknown {
  if (extname(file).toLowerCase() !== '.json') return null;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isTopologyLike(value) ? value : null;
  } catch {
    return null;
  }
}

function readAssembly(folder: string, deployment: string): Against {
  if (!existsSync(join(folder, `assembly-${deployment}`))) {
    const inside = join(folder, 'cdk.out');
    const suggestion = existsSync(join(inside, `assembly-${deployment}`)) ? `; did you mean "${inside}"?` : '';
    throw new BadInputError(
      `--against: ${folder} holds nothing of "${deployment}" (assembly-${deployment}); allowed: a folder that ` +
        `\`npx meridian synth ${deployment}\` wrote${suggestion}`,
    );
  }
  return { kind: 'assembly', label: folder, folder, topology: recordedTopology(folder, deployment) };
}

/** What today's rules refuse may have been right by those of its time: the problems say which rule it is. */
function parsed(chosen: ChosenBlueprint, what: string): Blueprint {
  try {
    const [first] = parseBlueprints([chosen]);
    if (first === undefined) throw new Error('A blueprint that is chosen is parsed.');
    return first.blueprint;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    throw new BadInputError(`--against: today's rules refuse ${what}\n${error.message}`);
  }
}

function nameOf(against: Against): string | null {
  if (against.kind === 'blueprint') return against.blueprint.name;
  return against.topology === null ? null : against.topology.deployment.name;
}
