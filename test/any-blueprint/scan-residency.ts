import type { Blueprint } from '#blueprint';
import { type Home, homesOf } from './homes';
import { marksIn } from './marks';
import { type Owned, ownersOf } from './owners';
import { withoutDirections } from './without-directions';

/** A rendered file as it stands on disk. */
export interface RenderedText {
  readonly file: string;
  readonly text: string;
}

/** Something in a file that belongs to another jurisdiction than the file, or to none. */
export interface Leak {
  readonly file: string;
  /** What was found, to the letter. */
  readonly found: string;
  readonly reason: string;
}

export interface Scan {
  readonly leaks: readonly Leak[];
  /** How many names of places were looked at. */
  readonly marks: number;
}

/**
 * Looks through rendered files as bytes: nothing in a jurisdiction's file may name a Region, account, host, network or hosted zone that is
 * not its own. It is as simple as can be, and shares no code with the proof of residency, so that the two can be held against each other.
 * Two things belong to all jurisdictions, and nothing else does: Argo CD's project, and the organization's policies (one a jurisdiction).
 * One thing may be told of others: which host their clients are to ask (`withoutDirections`).
 */
export function scanResidency(texts: readonly RenderedText[], blueprint: Blueprint): Scan {
  const homes = homesOf(blueprint);
  const scans = ownersOf(texts, blueprint).map((owned) => scanOne(owned, homes));
  return {
    leaks: scans.flatMap(({ leaks }) => leaks),
    marks: scans.reduce((sum, { marks }) => sum + marks, 0),
  };
}

function scanOne({ file, text, owner }: Owned, homes: readonly Home[]): Scan {
  if (owner === 'everybody') return { leaks: [], marks: 0 };
  const home = homes.find(({ jurisdiction }) => jurisdiction === owner);
  if (home === undefined) return { leaks: [{ file, found: file, reason: 'is nobody’s file' }], marks: 0 };
  const hosts = new Map(
    homes.flatMap(({ jurisdiction, publicHost }) => (publicHost === null ? [] : [[jurisdiction, publicHost]])),
  );
  const marks = marksIn(withoutDirections(text, hosts));
  const others = homes.filter((other) => other !== home);
  const leaks = marks.flatMap((mark): Leak[] => {
    const reason = home.stranger(mark, others);
    return reason === null ? [] : [{ file, found: mark.text, reason: `${reason}, in a file of ${owner}` }];
  });
  return { leaks: distinct(leaks), marks: marks.length };
}

function distinct(leaks: readonly Leak[]): readonly Leak[] {
  return [...new Map(leaks.map((leak) => [`${leak.found} ${leak.reason}`, leak])).values()];
}
