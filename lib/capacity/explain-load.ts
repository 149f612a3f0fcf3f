import type { TrafficBlueprint } from '#blueprint';
import { type ExplainedSection, explained, precise } from './explanation';
import type { PoolPlan } from './plan';

/** What the pool is asked for: its own share of the traffic, and that with the share of the worst lost peer. */
export function explainLoad(
  { load, jurisdiction, model, region }: PoolPlan,
  { requestsPerSecond }: TrafficBlueprint,
  shares: { readonly own: number; readonly worst: number },
): ExplainedSection {
  const { p50, p95, peak } = requestsPerSecond;
  const source = `traffic.${model}.${jurisdiction}.requestsPerSecond`;
  const rate = { unit: 'requests/s', source };
  const own = precise(shares.own);
  const worst = precise(shares.worst);
  return {
    title: 'Load',
    lines: [
      explained({
        name: 'share',
        formula: 'regionShare, or 1 / Regions',
        inputs: `of ${region} in ${jurisdiction}`,
        result: shares.own,
      }),
      explained({
        name: 'worst share',
        formula: 'max over lost peers: share + lost x share / (1 - lost)',
        inputs: 'what a lost Region had goes to the others of its jurisdiction in proportion to their shares',
        result: shares.worst,
      }),
      explained({ name: 'P50', formula: 'share x P50', inputs: `${own} x ${precise(p50)}`, result: load.p50, ...rate }),
      explained({ name: 'P95', formula: 'share x P95', inputs: `${own} x ${precise(p95)}`, result: load.p95, ...rate }),
      explained({
        name: 'warm load',
        formula: 'worst share x P95',
        inputs: `${worst} x ${precise(p95)}`,
        result: load.warm,
        ...rate,
      }),
      explained({
        name: 'peak load',
        formula: 'worst share x peak',
        inputs: `${worst} x ${precise(peak)}`,
        result: load.peak,
        ...rate,
      }),
    ],
  };
}
