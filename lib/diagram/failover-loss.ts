import type { Jurisdiction } from '#topology';
import { answer } from './answers';
import { type Card, card, type Edge, edge, type Group, grid, group } from './drawing';

const ledAway = {
  route53: 'its latency record is left out: clients get another Region',
  'global-accelerator': 'clients are led to another Region',
  none: 'no public name: clients go to another Region themselves',
} as const;

/** How clients are led away from a Region that is lost, and what is left when all are. */
export function drawLoss(jurisdiction: Jurisdiction): Group {
  const { name, hostname, edge: kind } = jurisdiction;
  return group({
    id: `${name}/loss`,
    title: 'When a Region is lost',
    arrangement: grid(3, { columnGap: 34 }),
    parts: [
      noticeCard(jurisdiction),
      card({ id: `${name}/led`, tone: 'traffic', title: hostname ?? 'Clients', rows: [[ledAway[kind]]] }),
      goneCard(jurisdiction),
    ],
  });
}

export function lossEdges({ name }: Jurisdiction): readonly Edge[] {
  return [
    edge({ from: `${name}/noticed`, to: `${name}/led`, tone: 'traffic' }),
    edge({ from: `${name}/led`, to: `${name}/gone`, tone: 'refusal' }),
  ];
}

function noticeCard({ name, regions }: Jurisdiction): Card {
  const network = regions[0]?.network;
  const record = network?.edgeRecord?.healthCheck;
  const target = network?.loadBalancers[0]?.targetGroup.healthCheck;
  return card({
    id: `${name}/noticed`,
    title: 'Health check',
    rows: [
      ...(target === undefined ? [] : [['each Envoy', `${target.path} every ${target.intervalSeconds} s`]]),
      ...(record === undefined
        ? []
        : [
            [
              'lost',
              `fewer than ${record.minHealthyHosts} healthy for ${record.evaluationPeriods} × ${record.periodSeconds} s`,
            ],
          ]),
    ],
  });
}

function goneCard({ name, regions }: Jurisdiction): Card {
  const [region] = regions;
  return card({
    id: `${name}/gone`,
    tone: 'refusal',
    title: 'All Regions exhausted',
    rows: [
      ['503', region === undefined ? 'at once' : `shed${answer(region.gateway, 503, 'All')}`],
      ['never', 'sent to another jurisdiction'],
    ],
  });
}
