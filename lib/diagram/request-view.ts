import type { Topology } from '#topology';
import { bare, column, type Drawing, type Edge, edge, grid, group, type Part } from './drawing';
import { plannedCaption } from './planned';
import { reachedPools } from './reached-pools';
import { entrySteps } from './request-entry-steps';
import { gatewaySteps } from './request-gateway-steps';
import { poolSteps } from './request-pool-steps';
import type { RequestStep } from './request-step';
import { regionOf, type View } from './view';

/** The way of one request from the client to a GPU: what is asked of it at each step, and what refuses it. */
export function drawRequest(topology: Topology, { region: name, model }: Extract<View, { kind: 'request' }>): Drawing {
  const { jurisdiction, region } = regionOf(topology, name);
  const pool = reachedPools(region).find((candidate) => candidate.name === model);
  if (pool === undefined) throw new Error(`no route of ${name} leads to a model pool ${model}`);
  const steps = [...entrySteps(jurisdiction, region), ...gatewaySteps(region, pool), ...poolSteps(region, pool)];
  return {
    title: `${topology.deployment.name}: a request for ${model} in ${name}`,
    description: `In order: ${steps.map(({ card }) => card.title).join(', ')}.`,
    caption: plannedCaption(region),
    root: group({
      id: `region/${name}`,
      look: 'jurisdiction',
      title: `A request for ${model}`,
      note: name,
      arrangement: grid(2, { columnGap: 46, rowGap: 18, evenRows: false }),
      parts: steps.flatMap(cells),
    }),
    edges: steps.flatMap((step, index) => edgesOf(step, steps[index + 1])),
  };
}

function cells({ card, refusal }: RequestStep): readonly Part[] {
  return [card, refusal ?? bare(`${card.id}/none`, column(), [])];
}

function edgesOf({ card, refusal }: RequestStep, next: RequestStep | undefined): readonly Edge[] {
  return [
    ...(next === undefined ? [] : [edge({ from: card.id, to: next.card.id, tone: 'traffic' })]),
    ...(refusal === null ? [] : [edge({ from: card.id, to: refusal.id, tone: 'refusal', planned: refusal.planned })]),
  ];
}
