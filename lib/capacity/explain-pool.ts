import type { Blueprint } from '#blueprint';
import { explainNodes, explainReplicas } from './explain-counts';
import { explainLatency } from './explain-latency';
import { explainLoad } from './explain-load';
import { explainService } from './explain-service';
import type { Explanation } from './explanation';
import { known } from './known';
import type { PoolPlan } from './plan';
import { regionShares, shareAfterLoss } from './region-shares';

/** Walks through the arithmetic of one pool, from its traffic to its nodes: the plan's own figures and functions. */
export function explainPool(blueprint: Blueprint, pool: PoolPlan): Explanation {
  const { jurisdiction, region, model: name } = pool;
  const model = known(blueprint.models[name], `models.${name}`);
  const traffic = known(blueprint.traffic[name]?.[jurisdiction], `traffic.${name}.${jurisdiction}`);
  const shares = regionShares(known(blueprint.jurisdictions[jurisdiction], `jurisdictions.${jurisdiction}`), traffic);
  return {
    pool: { jurisdiction, region, model: name },
    sections: [
      explainLoad(pool, traffic, { own: shares.get(region) ?? 0, worst: shareAfterLoss(shares, region) }),
      explainService(pool, model.engine.maxSequences),
      explainReplicas(pool, blueprint.capacity),
      explainLatency(pool),
      explainNodes(pool, model),
    ],
  };
}
