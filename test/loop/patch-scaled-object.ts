import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { scaleTime } from './time-scale';

interface Trigger {
  readonly type: string;
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** One minute a year: a schedule of every day would make the run depend on the hour at which it is started. */
const RARELY = { start: '0 0 1 1 *', end: '1 0 1 1 *' } as const;

/**
 * A rendered ScaledObject for the run, and every value that is changed: the address of Prometheus, spans of time by the time
 * scale, and schedules, which begin once a year.
 */
export function patchScaledObject(rule: KubernetesObject, address: string) {
  const { object, changes } = scaleTime(rule);
  const patched = (object.spec.triggers as readonly Trigger[]).map((trigger, index) => {
    const metadata =
      trigger.type === 'cron' ? { ...trigger.metadata, ...RARELY } : { ...trigger.metadata, serverAddress: address };
    const fields = Object.keys(metadata).filter(
      (key) => metadata[key as keyof typeof metadata] !== trigger.metadata[key],
    );
    return {
      trigger: { ...trigger, metadata },
      changes: fields.map(
        (key) =>
          `spec.triggers[${index}].metadata.${key}: ${trigger.metadata[key]} -> ${metadata[key as keyof typeof metadata]}`,
      ),
    };
  });
  return {
    object: { ...object, spec: { ...object.spec, triggers: patched.map(({ trigger }) => trigger) } },
    changes: [...changes, ...patched.flatMap((entry) => entry.changes)],
  };
}
