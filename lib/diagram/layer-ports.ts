import type { Edge } from './drawing';

/** Where an edge leaves its part, and where it reaches the other. */
export interface EdgePorts {
  readonly from: string;
  readonly to: string;
}

/**
 * Edges that fan out from one part, or into one, share their way as far as it is one: a star, in which every other end has only
 * that edge on its side. All others keep apart, since of two edges on one line nobody could tell where each leads.
 */
export function edgePorts(edges: readonly Edge[]): ReadonlyMap<string, EdgePorts> {
  return new Map(
    edges.map((edge) => {
      const fan = edges.filter(({ from }) => from === edge.from);
      const funnel = edges.filter(({ to }) => to === edge.to);
      const isFan = fan.every(({ to }) => edges.filter((other) => other.to === to).length === 1);
      const isFunnel = funnel.every(({ from }) => edges.filter((other) => other.from === from).length === 1);
      return [
        edge.id,
        {
          from: isFan ? `${edge.from}/out` : `${edge.id}/out`,
          to: isFunnel ? `${edge.to}/in` : `${edge.id}/in`,
        },
      ];
    }),
  );
}
