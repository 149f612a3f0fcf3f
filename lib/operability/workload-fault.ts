import { type Finding, fault, objectLocation } from '#evidence';
import type { Workload } from './workload';

/** A finding about a field of a workload. */
export interface WorkloadFault {
  readonly rule: string;
  readonly workload: Workload;
  /** Path of the field in the object. */
  readonly property: string;
  readonly message: string;
  readonly mend: string;
}

export function workloadFault({ rule, workload, property, message, mend }: WorkloadFault): Finding {
  return fault({ rule, at: objectLocation(workload.object, property), message, mend });
}
