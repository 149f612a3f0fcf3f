import type { Verdict } from '#proofs';
import type { Layout } from './layout';
import { widthOf } from './mark';
import { section } from './section';
import { textTable } from './text-table';

/** How many limits are shown unless all are asked for: the nearest. */
const nearest = 8;

/** Letters to which the name of a place is cut: as many as find room beside the other columns, within these bounds. */
const letters = { fewest: 24, most: 44 };

/** Columns of share, used and allowed, with their gaps. */
const figureColumns = 30;

/** How near what was rendered comes to limits of AWS and Kubernetes, the nearest first. */
export function showLimits(margins: Verdict['margins'], all: boolean, layout: Layout): string {
  if (margins.length === 0) return section('Limits', 'none', layout);
  const sorted = [...margins].sort((one, other) => other.used / other.allowed - one.used / one.allowed);
  const shown = all ? sorted : sorted.slice(0, nearest);
  const widestWord = Math.max(...shown.flatMap(({ limit }) => limit.split(' ')).map(widthOf));
  const room = Math.min(letters.most, Math.max(letters.fewest, layout.columns - widestWord - figureColumns));
  const rows = shown.map(({ limit, used, allowed, worst }) => [
    limit,
    share(used / allowed),
    used,
    allowed,
    short(worst, room),
  ]);
  const title = shown.length === margins.length ? 'Limits' : `Limits: the nearest ${shown.length} of ${margins.length}`;
  return section(title, textTable(['limit', 'share', 'used', 'allowed', 'nearest'], rows, layout), layout);
}

function share(part: number): string {
  return `${(part * 100).toFixed(0)}%`;
}

/** A template without the ending and folder that all share, its resource on a line of its own, both cut in their middle. */
function short(worst: string, room: number): string {
  const parts = worst.replace(/^assembly-[^/]+\//, '').replace(/\.template\.json\b/, '');
  return parts
    .split(': ')
    .map((name) => cut(name, room))
    .join(':\n');
}

function cut(name: string, room: number): string {
  const half = Math.floor(room / 2);
  return name.length <= room ? name : `${name.slice(0, half)}…${name.slice(1 - half)}`;
}
