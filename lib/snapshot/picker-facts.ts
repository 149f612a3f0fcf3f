import type { ModelPool, Picker } from '#topology';
import { asRecord, byKey, byName, type Fact, type Facts, OfEach, sorted } from './fact';

type Companion = Picker['deployment'];
type ApiPermission = Picker['permissions'][number];

/** Tier 2: the pickers, and the Envoys that ask them. A line for what is much the same of all pools. */
export function pickerFacts(modelPools: readonly ModelPool[]): Facts {
  const ofEach = (tell: (pool: ModelPool) => Fact) => new OfEach(byName(modelPools, tell));
  const ofPicker = (tell: (picker: Picker) => Fact) => ofEach(({ picker }) => tell(picker));
  return {
    dialect: ofPicker(({ dialect }) => dialect),
    failureMode: ofPicker(({ failureMode }) => failureMode),
    pods: ofPicker(({ deployment }) => companion(deployment)),
    scorers: ofPicker(({ scheduling }) =>
      asRecord(
        byKey(
          scheduling.scorers,
          ({ plugin }) => plugin,
          ({ weight }) => weight,
        ),
      ),
    ),
    chooses: ofPicker(({ scheduling: { choice, staleAfterMs } }) => ({ choice, staleAfterMs })),
    fullAtKvCacheUse: ofPicker(({ flowControl }) => flowControl.fullAt.kvCacheUse),
    queueSeconds: ofPicker(({ flowControl }) => flowControl.queueSeconds),
    fairness: ofPicker(({ flowControl }) => flowControl.fairness),
    priorities: ofPicker(({ objectives }) =>
      asRecord(
        byKey(
          objectives,
          ({ tier }) => tier,
          ({ priority }) => priority,
        ),
      ),
    ),
    mayAskApiServer: ofEach(({ name, picker }) =>
      sorted(picker.permissions.map(permissionWords)).map((words) => words.replaceAll(name, '<pool>')),
    ),
    envoyPods: ofEach(({ proxy }) => companion(proxy.deployment)),
    envoyLimits: ofEach(({ proxy }) => ({ ...proxy.limits })),
    envoyLeavesOut: ofEach(({ proxy }) => ({
      engine: { ...proxy.engines.ejection, retries: proxy.engines.retries },
      picker: { ...proxy.picker.ejection },
    })),
    withheldHeaders: ofEach(({ proxy }) => sorted(proxy.headers.withheld)),
  };
}

function companion({ replicas, maxUnavailable, priorityClass, graceSeconds }: Companion): Fact {
  return { replicas, maxUnavailable, priorityClass, graceSeconds };
}

function permissionWords({ group, resources, names, verbs }: ApiPermission): string {
  const kinds = sorted(resources).join('+');
  const only = names.length === 0 ? '' : ` ${sorted(names).join('+')}`;
  return `${sorted(verbs).join('+')} ${kinds}${group === '' ? '' : `.${group}`}${only}`;
}
