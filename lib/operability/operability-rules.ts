import type { Rule } from '#evidence';
import { alarmMetricRules } from './alarm-metric-rules';
import { alarmReachRules } from './alarm-reach-rules';
import { balancerDrainRules } from './balancer-drain-rules';
import { disruptionRules } from './disruption-rules';
import { drainRules } from './drain-rules';
import { engineDrainRules } from './engine-drain-rules';
import type { OperabilityInput } from './operability-input';
import { placementRules } from './placement-rules';
import { poolPlacementRules } from './pool-placement-rules';
import { priorityRules } from './priority-rules';
import { probeRules } from './probe-rules';
import { queueRules } from './queue-rules';
import { retentionRules } from './retention-rules';
import { runbookRules } from './runbook-rules';
import { scalingRules } from './scaling-rules';
import { stateLockRules } from './state-lock-rules';

/** Every rule of the proof of operability. */
export const operabilityRules: readonly Rule<OperabilityInput>[] = [
  ...queueRules,
  ...runbookRules,
  ...alarmReachRules,
  ...alarmMetricRules,
  ...retentionRules,
  ...stateLockRules,
  ...placementRules,
  ...poolPlacementRules,
  ...disruptionRules,
  ...drainRules,
  ...engineDrainRules,
  ...balancerDrainRules,
  ...probeRules,
  ...scalingRules,
  ...priorityRules,
];
