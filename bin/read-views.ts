import { didYouMean } from '#blueprint';
import { listRequests, listViews, type View, viewName } from '#diagram';
import type { Topology } from '#topology';
import { BadInputError } from './bad-input-error';

const kinds = ['deployment', 'jurisdiction', 'region', 'failover', 'request'] as const;

/**
 * The views of a Topology that are meant, each written as `viewName` writes it (`region=eu-north-1`).
 *
 * @throws BadInputError with every view that there is not
 */
export function readViews(topology: Topology, names: readonly string[]): readonly View[] {
  const known = new Map([...listViews(topology), ...listRequests(topology)].map((view) => [viewName(view), view]));
  const faults = names.flatMap((name) => (known.has(name) ? [] : [fault(name, [...known.keys()])]));
  if (faults.length > 0) throw new BadInputError(faults.join('\n'));
  return names.flatMap((name) => known.get(name) ?? []);
}

/** What is allowed in the place of a view: those of its kind, or the kinds. */
function fault(name: string, known: readonly string[]): string {
  const [kind = ''] = name.split('=');
  const ofKind = known.filter((other) => other.startsWith(`${kind}=`));
  const allowed = ofKind.length > 0 ? ofKind : kinds.map(formOf);
  return `--view: "${name}" is not a view; allowed: ${allowed.join(', ')}${didYouMean(name, known)}`;
}

function formOf(kind: (typeof kinds)[number]): string {
  if (kind === 'deployment') return kind;
  if (kind === 'region') return `${kind}=REGION`;
  return kind === 'request' ? `${kind}=REGION/MODEL` : `${kind}=JURISDICTION`;
}
