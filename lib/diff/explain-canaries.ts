import type { LeafDifference } from '#address';
import type { Canary, ModelPool, Region } from '#topology';
import { counts, poolCause } from './explain-pools';
import { type Comparison, type LocalChange, localChange } from './local-change';
import { peakUsdPerHour, usdChange } from './pool-money';
import { addressesWhere, pairByName, pairRegions, type RegionPair } from './region-pairs';

/** Candidates beside the model that serves: one that comes, takes another share of the traffic, is promoted or ends. */
export function explainCanaries(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap((region) => {
    const { before, after } = region;
    if (before === null || after === null) return [];
    return pairByName(before.modelPools, after.modelPools).flatMap(({ before: was, after: is }) =>
      was === null || is === null ? [] : explainCanary({ comparison, region, was, is }),
    );
  });
}

interface Tried {
  readonly comparison: Comparison;
  readonly region: RegionPair;
  readonly was: ModelPool;
  readonly is: ModelPool;
}

function explainCanary({ comparison, region, was, is }: Tried): readonly LocalChange[] {
  const { scope, address } = region;
  const [old, now] = [was.canary, is.canary];
  const own = `${address}.modelPools[${is.name}].canary`;
  const isWhole = (old === null) !== (now === null);
  const fields = new Set(counted.map((field) => `${own}${field}`));
  const isCanarys = (one: LeafDifference) => (isWhole ? one.whole?.address === own : fields.has(one.address));
  const addresses = addressesWhere(
    comparison.open,
    (one) => one.region === region.name && (isCanarys(one) || isItsShare(one, is.name)),
  );
  const about = now ?? old;
  if (about === null || addresses.length === 0 || !addresses.some((one) => one.startsWith(own))) return [];
  const name = about.pool.name;
  return [
    localChange({
      group: 'availability',
      scope,
      text: canaryText(was, is, about),
      usdPerHour: usdChange(cost(region.before, old), cost(region.after, now)),
      addresses,
      causes: isWhole
        ? [poolCause(scope, name, `the canary of ${is.name}`)]
        : [{ kind: 'replicas', scope, label: `replicas of ${name}`, subject: name, marks: [], value: null }],
    }),
  ];
}

const counted = ['.percent', '.pool.base.replicas'];

/** How much of the local traffic goes to which. */
function isItsShare({ pattern, elements, kind }: LeafDifference, model: string): boolean {
  if (pattern !== 'jurisdictions.regions.gateway.routes.rules.backends.weight' || kind !== 'changed') return false;
  const backend = elements.at(-1)?.identity;
  return backend === model || backend === `${model}-canary`;
}

function cost(region: Region | null, canary: Canary | null): number | null {
  return region === null || canary === null ? 0 : peakUsdPerHour(region, canary.pool);
}

function canaryText(was: ModelPool, is: ModelPool, about: Canary): string {
  const name = `canary ${about.version} of ${is.name}`;
  if (was.canary !== null && is.canary !== null) {
    const sizes = [counts(was.canary.pool), counts(is.canary.pool)];
    const size = sizes[0] === sizes[1] ? '' : `, ${sizes.join(' -> ')}`;
    return `${name} gets ${was.canary.percent} -> ${is.canary.percent} % of its traffic${size}`;
  }
  if (was.canary === null) {
    return `${name} added: it gets ${about.percent} % of its traffic, weights ${about.pool.weights.source}, ${counts(about.pool)} beyond what the plan counts`;
  }
  const isPromoted = is.weights.source === about.pool.weights.source && was.weights.source !== is.weights.source;
  return isPromoted ? `${name} promoted: its weights serve all` : `${name} ended`;
}
