import type { BadTwin } from './bad-twin';
import { gatewayTwins } from './gateway';
import { platformTwins } from './platform';
import { scalingTwins } from './scaling';
import { workloadTwins } from './workloads';

export { judgeTwins, twinOf, type Verdict } from './judge-twins';
export type { BadTwin };

/** Every broken manifest that the API server must refuse. */
export const BAD_TWINS: readonly BadTwin[] = [...workloadTwins, ...platformTwins, ...gatewayTwins, ...scalingTwins];
