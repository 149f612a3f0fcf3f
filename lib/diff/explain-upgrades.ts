import type { LeafDifference } from '#address';
import { type Comparison, type LocalChange, localChange } from './local-change';

/** Fields that hold a version, and what has it. */
const versioned: Readonly<Record<string, string>> = {
  'jurisdictions.regions.components.version': 'component',
  'jurisdictions.regions.cluster.addOns.version': 'add-on',
  'jurisdictions.regions.definitions.version': 'definitions of',
  'jurisdictions.regions.cluster.version': 'Kubernetes',
  'jurisdictions.regions.stores.cache.majorEngineVersion': 'cache engine',
};

/** Steps of a version, largest first. */
const steps = ['major', 'minor', 'patch'];

/** Versions of what is not ours, and how large a step each takes. */
export function explainUpgrades({ open }: Comparison): readonly LocalChange[] {
  return open.flatMap((difference) => {
    const noun = versioned[difference.pattern];
    return noun === undefined || difference.kind !== 'changed' ? [] : [upgrade(noun, difference)];
  });
}

function upgrade(noun: string, difference: LeafDifference): LocalChange {
  const { jurisdiction, region, address, before, after, elements } = difference;
  const element = elements.at(-1);
  const name = element === undefined || element.pattern === 'jurisdictions.regions' ? '' : ` ${element.identity}`;
  return localChange({
    group: 'availability',
    scope: { jurisdiction, region },
    text: `${noun}${name} ${stepWords(String(before), String(after))}`,
    addresses: [address],
  });
}

function stepWords(before: string, after: string): string {
  const [was, is] = [numbersOf(before), numbersOf(after)];
  const at = steps.findIndex((_, index) => was[index] !== is[index]);
  const [left, right] = [was[at], is[at]];
  const change = `${before} -> ${after}`;
  if (left === undefined || right === undefined) return `changed ${change}`;
  return `${right > left ? 'upgraded' : 'DOWNGRADED'} ${change} (${steps[at]})`;
}

function numbersOf(version: string): readonly number[] {
  return (version.match(/\d+(?:\.\d+)*/)?.[0] ?? '').split('.').map(Number);
}
