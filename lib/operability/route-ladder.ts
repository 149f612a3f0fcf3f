import { isRecord, listAt, numberAt, type PlacedObject, recordAt, textAt } from '#evidence';
import type { ClusterView } from './cluster-view';

/** A rule of a route whose backends stand at several priorities. */
export interface RouteLadder {
  readonly cluster: ClusterView;
  readonly route: PlacedObject;
  /** Of `spec.rules`. */
  readonly index: number;
  readonly rungs: readonly Rung[];
}

/** A backend of such a rule, with its references followed. */
export interface Rung {
  /** The reference, as it stands in the rule. */
  readonly ref: unknown;
  /** Of `backendRefs`. */
  readonly index: number;
  /** What it names; undefined where nothing of that name is rendered, or where it names no AIServiceBackend. */
  readonly service: PlacedObject | undefined;
  /** The Backend behind it; undefined where there is none, or where something else stands there. */
  readonly backend: PlacedObject | undefined;
}

/** Rules of the AI Gateway with two priorities or more. */
export function laddersOf(cluster: ClusterView): readonly RouteLadder[] {
  return cluster.ofKind('AIGatewayRoute').flatMap((route) =>
    listAt(route.object, 'spec', 'rules').flatMap((rule, index) => {
      const refs = listAt(rule, 'backendRefs').filter(isRecord);
      const priorities = new Set(refs.map((ref) => numberAt(ref, 'priority') ?? 0));
      if (priorities.size < 2) return [];
      return [
        { cluster, route, index, rungs: refs.map((ref, at) => ({ ref, index: at, ...follow(cluster, route, ref) })) },
      ];
    }),
  );
}

function follow({ ofKind }: ClusterView, route: PlacedObject, ref: unknown): Pick<Rung, 'service' | 'backend'> {
  const namespace = textAt(ref, 'namespace') ?? route.namespace;
  const named = (kind: string, from: unknown) =>
    ofKind(kind).find((object) => object.namespace === namespace && object.name === textAt(from, 'name'));
  const service = isService(ref) ? named('AIServiceBackend', ref) : undefined;
  const behind = recordAt(service?.object, 'spec', 'backendRef');
  return { service, backend: behind.kind === 'Backend' ? named('Backend', behind) : undefined };
}

/** What the AI Gateway takes where no kind is said. */
function isService(ref: unknown): boolean {
  return (textAt(ref, 'kind') ?? 'AIServiceBackend') === 'AIServiceBackend';
}
