import type { Region } from '#topology';

/** Zones of a Region, the later ones by their letter alone. */
export function zoneNames({ name, network }: Region): string {
  return network.zones
    .map((zone, index) => (index === 0 || !zone.name.startsWith(name) ? zone.name : zone.name.slice(name.length)))
    .join(', ');
}

/** Round trip, or that nobody has measured it. */
export function roundTrip(rttMs: number | null): string {
  return rttMs === null ? 'round trip unknown' : `${rttMs} ms`;
}

/** Where a Region's requests go when it cannot answer them, in order. */
export function failoverOrder({ peers }: Region): string {
  const inOrder = [...peers].sort((left, right) => left.order - right.order);
  return inOrder.map(({ region, rttMs }) => `${region} · ${roundTrip(rttMs)}`).join(', ') || 'nothing: it has no peer';
}
