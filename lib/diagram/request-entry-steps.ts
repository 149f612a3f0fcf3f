import type { Jurisdiction, LoadBalancer, Region } from '#topology';
import { card } from './drawing';
import { type RequestStep, step } from './request-step';

/** From the client to the gateway's first Envoy. */
export function entrySteps(jurisdiction: Jurisdiction, region: Region): readonly RequestStep[] {
  const { network } = region;
  const balancer = network.loadBalancers.find(({ scheme }) => scheme === 'internet-facing') ?? network.loadBalancers[0];
  return [
    step(
      card({
        id: `${region.name}/client`,
        title: 'Client',
        rows: [['from', jurisdiction.clientCidrs.join(', ') || 'networks inside']],
      }),
      [],
    ),
    step(
      card({
        id: `${region.name}/name`,
        tone: 'traffic',
        title: jurisdiction.hostname ?? network.privateZone.host,
        rows: nameRows(jurisdiction, region),
      }),
      [],
    ),
    ...(balancer === undefined ? [] : [balancerStep(region, balancer)]),
  ];
}

function nameRows({ edge, regions }: Jurisdiction, { network }: Region): readonly (readonly string[])[] {
  const check = network.edgeRecord?.healthCheck;
  if (edge === 'none') return [['private name', `of zone ${network.privateZone.domain}`]];
  if (check === undefined) return [['Global Accelerator', `the nearest healthy of ${regions.length} Regions`]];
  return [
    ['Route 53', `the nearest healthy of ${regions.length} Regions`],
    [
      'left out',
      `fewer than ${check.minHealthyHosts} healthy Envoy for ${check.evaluationPeriods} × ${check.periodSeconds} s`,
    ],
  ];
}

function balancerStep({ name }: Region, balancer: LoadBalancer): RequestStep {
  const { listener, targetGroup } = balancer;
  return step(
    card({
      id: `${name}/balancer`,
      tone: 'traffic',
      title: `Network load balancer, ${balancer.scheme}`,
      note: `${listener.protocol} ${listener.port}`,
      rows: [
        ['from', balancer.allowedCidrs.join(', ')],
        [
          'to Envoy',
          `${targetGroup.protocol} ${targetGroup.port}${targetGroup.proxyProtocolV2 ? ', with the client’s address' : ''}`,
        ],
      ],
    }),
    [['no connection', 'from any other network']],
  );
}
