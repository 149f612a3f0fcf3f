import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from '#test/conformance/check';
import { breakEngines, type EngineFault } from '#test/gateway/trial/engine-fault';
import { askHere, type FailoverTrial, largeEngines, notBy, smallEngines, untilLocal } from './trial';

/** After that the picker knows that an engine's metrics do not come any more (`Picker.scheduling.staleAfterMs`), and some. */
const marginMs = 600;

/** With nothing broken the Region answers itself: the priorities of its backends are in force. */
export async function answersItself(trial: FailoverTrial, key: string): Promise<Check> {
  const { here, large } = trial;
  const answers = await askHere(trial, { key }, 24);
  return checkOf(
    'Whole: the local pool answers',
    notBy(trial, { place: here, pool: large }, answers),
    `24 of 24 requests for ${large.name} answered in ${here.region.name}`,
  );
}

/** One kind of fault at all engines of the model: first here, then in the peer Region too. Then all is mended. */
export async function failsOver(trial: FailoverTrial, fault: EngineFault, key: string): Promise<Check> {
  const { here, peer, large, small } = trial;
  const repairs: (() => Promise<void>)[] = [];
  const problems: string[] = [];
  try {
    repairs.push(await breakEngines(trial.stand, largeEngines(trial, here), fault));
    await noticed(trial, fault);
    problems.push(...notBy(trial, { place: peer, pool: large }, await askHere(trial, { key }, 2)));
    repairs.push(await breakEngines(trial.stand, largeEngines(trial, peer), fault));
    await noticed(trial, fault);
    // the peer has its own smaller model, and is asked first
    problems.push(...notBy(trial, { place: peer, pool: small }, await askHere(trial, { key }, 2)));
    if (isQuick(fault)) {
      repairs.push(await breakEngines(trial.stand, smallEngines(trial, peer), fault));
      problems.push(...notBy(trial, { place: here, pool: small }, await askHere(trial, { key }, 2)));
    }
  } finally {
    await Promise.all(repairs.map((repair) => repair()));
  }
  await untilLocal(trial, key);
  return checkOf(
    `Failover: the pool ${fault}`,
    problems,
    `answered by ${peer.region.name}/${large.name}, then by ${small.name}; by ${here.region.name}/${large.name} when mended`,
  );
}

/** What answers at once costs no time to try in one more place. */
function isQuick(fault: EngineFault): boolean {
  return fault === 'answers 500' || fault === 'sheds load with 429';
}

/** An engine that hangs takes connections: only its silence tells, and only requests that come after it was noticed go elsewhere. */
async function noticed({ large }: FailoverTrial, fault: EngineFault): Promise<void> {
  if (fault === 'hangs') await sleep(large.picker.scheduling.staleAfterMs + marginMs);
}
