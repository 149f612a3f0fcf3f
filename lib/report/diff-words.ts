import type { LeafValue } from '#address';
import type { Change, ChangeGroup, DeploymentCost, DiffReport, LeafChange } from '#diff';
import { usd } from './amounts';
import { count } from './count';

/** Headings of groups of changes, by what they can hurt. */
export const groupTitles: Readonly<Record<ChangeGroup, string>> = {
  residency: 'Data residency',
  replacement: 'Stateful replacement',
  availability: 'Availability',
  capacity: 'Capacity and cost',
  security: 'Security',
  cosmetic: 'Cosmetic',
};

/** How a line begins with which data, or what serves, is lost. */
export const destructive = 'DESTRUCTIVE';

/** Longest value of a fact that is shown whole. */
const longestValue = 60;

/** What happens, with what it adds to the cost: `burst pool of chat-large 12 -> 18 (+$412/h at peak)`. */
export function changeText({ text, usdPerHour }: Change): string {
  return usdPerHour === null ? text : `${text} (${money(usdPerHour)}/h at peak)`;
}

/** US dollars that are added or saved; cents below a hundred. */
function money(amount: number): string {
  const digits = Math.abs(amount) < 100 ? 2 : 0;
  const figure = Math.abs(amount).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${amount < 0 ? '-' : '+'}$${figure}`;
}

/** How many changes there are, and how many of them destroy. */
export function changeSummary({ changes, rest, topologyCompared }: DiffReport): string {
  if (!topologyCompared) return 'The Topologies are not compared: one side records none';
  if (changes.length + rest.length === 0) return 'Nothing differs between the two Topologies';
  const lost = changes.filter(({ isDestructive }) => isDestructive).length;
  return `${count(changes.length, 'change')}, ${lost === 0 ? 'none' : lost} destructive`;
}

export const restTitle = 'Without words: facts of the Topology that differ and that no change explains';

/** A fact that no change explains. */
export function restText({ address, kind, before, after }: LeafChange): string {
  if (kind === 'added') return `${address}: ${value(after)} added`;
  return kind === 'removed'
    ? `${address}: ${value(before)} removed`
    : `${address}: ${value(before)} -> ${value(after)}`;
}

function value(of: LeafValue): string {
  const text = JSON.stringify(of);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}...`;
}

/** What the deployment costs on both sides, as names and values; empty where it is not known. */
export function costFacts(cost: DiffReport['cost']): readonly (readonly [name: string, value: string])[] {
  if (cost === null) return [];
  const { before, after } = cost;
  const line = (of: (side: DeploymentCost) => number) => {
    const [was, is] = [of(before), of(after)];
    return Math.abs(is - was) < 0.005 ? `$${usd(is)}, as before` : `$${usd(was)} -> $${usd(is)} (${money(is - was)})`;
  };
  return [
    ['An hour at peak', line(({ usdPerHourAtPeak }) => usdPerHourAtPeak)],
    ['A month at the mean load', line(({ usdPerMonth }) => usdPerMonth)],
  ];
}
