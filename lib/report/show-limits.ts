import type { Verdict } from '#proofs';
import { section } from './section';
import { textTable } from './text-table';

/** How many limits are shown unless all are asked for: the nearest. */
const nearest = 8;

/** Letters of a name beside which the words of a limit still find room. */
const widest = 44;

/** How near what was rendered comes to limits of AWS and Kubernetes, the nearest first. */
export function showLimits(margins: Verdict['margins'], all: boolean): string {
  if (margins.length === 0) return section('Limits', 'none');
  const sorted = [...margins].sort((one, other) => other.used / other.allowed - one.used / one.allowed);
  const shown = all ? sorted : sorted.slice(0, nearest);
  const rows = shown.map(({ limit, used, allowed, worst }) => [
    limit,
    share(used / allowed),
    used,
    allowed,
    short(worst),
  ]);
  const title = shown.length === margins.length ? 'Limits' : `Limits: the nearest ${shown.length} of ${margins.length}`;
  return section(title, textTable(['limit', 'share', 'used', 'allowed', 'nearest'], rows));
}

function share(part: number): string {
  return `${(part * 100).toFixed(0)}%`;
}

/** A template without the ending and folder that all share, its resource on a line of its own, both cut in their middle. */
function short(worst: string): string {
  const parts = worst.replace(/^assembly-[^/]+\//, '').replace(/\.template\.json\b/, '');
  return parts.split(': ').map(cut).join(':\n');
}

function cut(name: string): string {
  const half = widest / 2;
  return name.length <= widest ? name : `${name.slice(0, half)}…${name.slice(1 - half)}`;
}
