import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPort } from 'elkjs/lib/elk.bundled.js';
import type { Edge, InLayers } from './drawing';
import { type EdgePorts, edgePorts } from './layer-ports';
import type { Layers } from './layers';
import { textFrom, textWidth } from './place-card';
import { type Box, lineHeight, type PlacedEdge, type Point } from './placed';
import type { SizedPart } from './sized-part';

/** From left to right, edges in right angles, parts of a layer in the order in which they are given. */
const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '14',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.partitioning.activate': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
  'elk.layered.crossingMinimization.greedySwitch.type': 'OFF',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.randomSeed': '1',
};

/** Lays out parts by the edges between them, with the Eclipse Layout Kernel. Edges to anything inside a part are left out. */
export async function placeLayers(
  { layers }: InLayers,
  parts: readonly SizedPart[],
  edges: readonly Edge[],
): Promise<Layers> {
  const widest = (layer: number | undefined) =>
    Math.max(...parts.filter((_part, index) => layers[index] === layer).map(({ width }) => width));
  const ids = new Set(parts.map(({ part }) => part.id));
  const own = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const ports = edgePorts(own);
  const graph: ElkNode = await new ELK().layout({
    id: 'layers',
    layoutOptions: options,
    children: parts.map(({ part, height }, index) => ({
      id: part.id,
      width: widest(layers[index]),
      height,
      layoutOptions: {
        'elk.partitioning.partition': `${layers[index]}`,
        'elk.portConstraints': 'FIXED_SIDE',
      },
      ports: elkPorts(part.id, own, ports),
    })),
    edges: own.map((edge) => elkEdge(edge, ports.get(edge.id))),
  });
  const nodes = new Map((graph.children ?? []).map((node) => [node.id, node]));
  const routed = new Map((graph.edges ?? []).map((routedEdge) => [routedEdge.id, routedEdge]));
  return {
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    boxAt: (id, corner) => boxOf(nodes.get(id), corner),
    edgesAt: (corner) => own.map((edge) => placeEdge(edge, routed.get(edge.id), corner)),
  };
}

/** The ports of a part: edges come in on the left and leave on the right. */
function elkPorts(part: string, edges: readonly Edge[], ports: ReadonlyMap<string, EdgePorts>): ElkPort[] {
  const ids = (side: keyof EdgePorts) =>
    new Set(edges.flatMap((edge) => (edge[side] === part ? (ports.get(edge.id)?.[side] ?? []) : [])));
  const onSide = (names: ReadonlySet<string>, side: 'WEST' | 'EAST') =>
    [...names].map((id) => ({ id, layoutOptions: { 'elk.port.side': side } }));
  return [...onSide(ids('to'), 'WEST'), ...onSide(ids('from'), 'EAST')];
}

function elkEdge({ id, from, to, label }: Edge, ports: EdgePorts | undefined): ElkExtendedEdge {
  const labels = label === null ? [] : [{ text: label, width: textWidth(label, 'label') + 8, height: lineHeight }];
  return { id, sources: [ports?.from ?? from], targets: [ports?.to ?? to], labels };
}

function boxOf(node: ElkNode | undefined, corner: Point): Box {
  const { x = 0, y = 0, width = 0, height = 0 } = node ?? {};
  return { x: corner.x + x, y: corner.y + y, width, height };
}

function placeEdge(edge: Edge, routed: ElkExtendedEdge | undefined, corner: Point): PlacedEdge {
  const section = routed?.sections?.[0];
  const points = section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  const place = routed?.labels?.[0];
  const label =
    edge.label === null || place === undefined
      ? null
      : textFrom(edge.label, 'label', { x: corner.x + (place.x ?? 0) + 4, y: corner.y + (place.y ?? 0) });
  return { edge, points: points.map(({ x, y }) => ({ x: corner.x + x, y: corner.y + y })), label };
}
