import { type Leaf, listLeaves } from '#address';
import { planCapacity } from '#capacity';
import {
  type Explained,
  type ExplainReport,
  enclosingThings,
  explainHit,
  explainVersion,
  findHits,
  groupHits,
  type Hit,
  isMeant,
  type Source,
  suggestNames,
} from '#explain';
import { showExplained } from '#report';
import { resolveTopology, type Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import { type ChosenBlueprint, chooseBlueprint, chooseBlueprints } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { findRendered, type RenderedFolders } from './find-rendered';
import { type Format, print } from './print';
import { parseBlueprints } from './resolve-blueprints';

export interface ExplainOptions extends RenderedFolders {
  /** NAME, or DEPLOYMENT and NAME. */
  readonly names: readonly string[];
  readonly blueprint?: string | undefined;
  readonly format: Format;
}

/** A deployment in which a name is looked up. */
interface Searched extends Source {
  readonly topology: Topology;
  readonly leaves: readonly Leaf[];
  readonly hits: readonly Hit[];
}

/** `meridian explain`: what a name stands for, where it comes from and where it ends up; or what it may stand for. */
export function explain({ names, blueprint, format, ...folders }: ExplainOptions): ExitCode {
  const { name, chosen } = readNames(names, blueprint);
  const searched = chosen.map((one) => search(one, name));
  const found = searched.filter(({ hits }) => hits.length > 0);
  if (found.length === 0) throw new BadInputError(unknown(name, searched));
  const [only, ...others] = found;
  const meant = only === undefined || others.length > 0 ? null : isMeant(only.hits);
  const report: ExplainReport = {
    version: explainVersion,
    asked: name,
    deployments: found.map(({ topology, hits }) => ({ deployment: topology.deployment.name, groups: groupHits(hits) })),
    explained: only === undefined || meant === null ? null : explainOne(meant, only, folders),
  };
  print(report, format, showExplained);
  return exitCodes.done;
}

function readNames(
  names: readonly string[],
  blueprint: string | undefined,
): { readonly name: string; readonly chosen: readonly ChosenBlueprint[] } {
  const [first = '', second, ...rest] = names;
  if (rest.length > 0) {
    throw new BadInputError(
      `explain: ${names.length} names are given (${names.join(', ')}); allowed: NAME, or DEPLOYMENT NAME`,
    );
  }
  const name = second ?? first;
  if (name.trim() === '') throw new BadInputError('explain: the name is empty; allowed: a name, an address or a value');
  if (second !== undefined) return { name, chosen: [chooseBlueprint({ deployment: first, blueprint })] };
  return { name, chosen: chooseBlueprints({ blueprint }) };
}

function search(chosen: ChosenBlueprint, name: string): Searched {
  const [parsed] = parseBlueprints([chosen]);
  if (parsed === undefined) throw new Error('A blueprint that is chosen is parsed.');
  const { blueprint } = parsed;
  const plan = planCapacity(blueprint);
  const topology = resolveTopology(blueprint, plan);
  const leaves = listLeaves(topology);
  return { input: chosen.input, blueprint, plan, topology, leaves, hits: findHits(leaves, name) };
}

function explainOne(meant: Hit, searched: Searched, folders: RenderedFolders): Explained {
  const { topology, leaves, hits } = searched;
  const [leaf] = meant.leaves;
  const things = leaf === undefined ? [] : enclosingThings(leaves, leaf);
  return {
    ...explainHit(meant, searched),
    places: findRendered({ hit: meant, things, topology }, folders),
    others: groupHits(hits.filter((hit) => hit !== meant)),
  };
}

function unknown(name: string, searched: readonly Searched[]): string {
  const deployments = searched.map(({ topology }) => topology.deployment.name);
  const close = [...new Set(searched.flatMap(({ leaves }) => suggestNames(leaves, name)))].slice(0, 5);
  const suggestion = close.length === 0 ? '' : `; did you mean ${close.map((it) => `"${it}"`).join(', ')}?`;
  return (
    `explain: nothing of ${deployments.join(' or ')} bears the name "${name}", the address or the value; allowed: what ` +
    `\`npx meridian show ${deployments[0]} --json\` holds${suggestion}`
  );
}
