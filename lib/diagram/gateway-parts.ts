import type { Region } from '#topology';
import { count, grouped, range } from './amounts';
import { type Card, card, column, type Edge, edge, type Group, group } from './drawing';
import { failoverOrder } from './region-words';

/** Tier 1 of a Region: the gateway, and what it asks about a request before it sends it on. */
export function gatewayGroup(region: Region): Group {
  return group({
    id: `${region.name}/tier-1`,
    title: 'Tier 1',
    arrangement: column({ rowGap: 14 }),
    parts: [gatewayCard(region), ...asked(region)],
  });
}

/** One below the other, in the order in which they are asked. */
export function gatewayEdges(region: Region): readonly Edge[] {
  const cards = [gatewayCard(region), ...asked(region)];
  return cards.slice(1).map((to, index) => edge({ from: cards[index]?.id ?? to.id, to: to.id, planned: to.planned }));
}

function gatewayCard(region: Region): Card {
  const { name, gateway } = region;
  return card({
    id: `${name}/gateway`,
    tone: 'traffic',
    title: 'Gateway',
    note: `${range(gateway.replicas.min, gateway.replicas.max)} Envoys`,
    rows: [
      ['versions', gateway.versions.map(({ date }) => date).join(', ')],
      ['body', `≤ ${grouped(gateway.limits.maxBodyKiB)} KiB`],
      ['longest', `${grouped(gateway.limits.requestTimeoutSeconds)} s`],
      ['peers', failoverOrder(region)],
    ],
  });
}

function asked({ name, gateway, stores }: Region): readonly Card[] {
  const { access, guard, tiers } = gateway;
  return [
    card({
      id: `${name}/authorizer`,
      tone: 'traffic',
      title: 'Authorizer',
      note: count(access.authorizer.deployment.replicas, 'pod'),
      rows: [[`key to tenant and tier, ${grouped(access.authorizer.timeoutMs)} ms`]],
    }),
    card({
      id: `${name}/limits`,
      tone: 'traffic',
      title: 'Rate limits',
      rows: [
        ['tiers', tiers.map((tier) => tier.name).join(', ')],
        ...(stores.cache === null ? [] : [['counted in', `Valkey ${stores.cache.name}`]]),
      ],
    }),
    ...(guard === null
      ? []
      : [
          card({
            id: `${name}/guard-service`,
            title: 'Guard',
            note: 'planned',
            rows: [[`asks the pool ${guard.model}, ${grouped(guard.deadlineMs)} ms`]],
            planned: true,
          }),
        ]),
  ];
}
