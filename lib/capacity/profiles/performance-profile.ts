import type { ModelBlueprint } from '#blueprint';
import type { InstanceType } from '#catalog';
import { activeShare, estimateProfile } from './estimate';
import { fittedConfigurations, fittedOn, law, leftOutErrors } from './fitted-coefficients';
import type { LoadTestRow } from './load-test-row';
import { distance, factorsOf, fittedFamily, interpolatedProfile, measuredProfile } from './measured';
import { operatorProfile } from './operator-profile';
import type { PerformanceProfile } from './profile';
import { type Replica, replicaOf } from './replica';
import { simulatorProfile } from './simulator-profile';

/**
 * What one replica of a model does on an instance type, from the best source at hand: the operator's own load test, published
 * measurements of the same configuration, those of its neighbours, or physics. A simulator does what it is told.
 *
 * @throws when the model needs a GPU and the type has none that the catalogue knows
 */
export function performanceProfile(
  model: ModelBlueprint,
  type: InstanceType,
  measurements: readonly LoadTestRow[] = [],
): PerformanceProfile {
  if (model.engine.kind === 'simulator') return simulatorProfile(model);
  const published = publishedProfile(replicaOf(model, type));
  return measurements.length === 0 ? published : operatorProfile(published, measurements);
}

function publishedProfile(replica: Replica): PerformanceProfile {
  const estimated = lawProfile(replica);
  const { exact, neighbours } = fittedFamily(replica, fittedConfigurations);
  if (exact !== undefined) return measuredProfile(estimated, exact, factorsOf(exact, replica, law));
  if (neighbours.length === 0) return estimated;
  const factors = neighbours.map((entry) => ({
    ...factorsOf(entry, replica, law),
    distance: distance(entry, replica),
    entry,
  }));
  return { ...interpolatedProfile(estimated, factors), tpotError: leftOutErrors.neighbours };
}

/** What the law says, and on which GPUs it was put to the test. */
function lawProfile(replica: Replica): PerformanceProfile {
  const profile = estimateProfile(replica, law, expectedError(replica));
  const gpus = [...new Set(fittedOn.map((pair) => pair.split(' ')[0]))].join(' and ');
  return { ...profile, evidence: `${profile.evidence}; shares of these fitted on ${gpus}` };
}

/** What the law missed by where it was put to the test; on a GPU like none of those, more. */
function expectedError(replica: Replica): number {
  const ofKind = activeShare(replica) === 1 ? leftOutErrors.dense : leftOutErrors.experts;
  const isSeen = fittedOn.some((pair) => pair.startsWith(`${replica.gpu.name} `));
  return isSeen ? ofKind : Math.max(ofKind, leftOutErrors.unseenGpu);
}
