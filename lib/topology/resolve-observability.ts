import type { Table } from './jurisdiction';
import { names } from './names';
import type { Observability } from './observability';
import type { RegionContext } from './region-context';
import { resolveAlarms } from './resolve-alarms';
import type { Stores } from './stores';

/** What else of a Region is watched. */
export interface Watched {
  readonly stores: Stores;
  readonly tables: readonly Table[];
  readonly interruptionQueue: string;
}

export function resolveObservability(context: RegionContext, watched: Watched): Observability {
  const { blueprint, region, prefix, isProduction } = context;
  return {
    workspaceAlias: isProduction ? prefix : null,
    workspaceLog: isProduction ? { logGroupName: names.workspaceLog(prefix), retentionDays: 90 } : null,
    workspaceIdParameter: isProduction ? names.parameter(blueprint.name, region.name, 'metrics-workspace') : null,
    // a month, to look into what a customer reports; it names tenants, but holds no prompt, no answer and no key
    accessLog: isProduction
      ? { logGroupName: names.logGroup(blueprint.name, region.name, 'access'), retentionDays: 30 }
      : null,
    keyWatch: isProduction
      ? {
          ruleName: `${prefix}-key-at-risk`,
          severity: 'critical',
          description: 'A call that can make a key of the jurisdiction unusable was made.',
          runbook: 'docs/runbook.md#key-at-risk',
          eventNames: ['DisableKey', 'DisableKeyRotation', 'ScheduleKeyDeletion'],
        }
      : null,
    topics: [
      { name: names.topic(prefix, 'critical'), severity: 'critical', secretName: blueprint.alerts.critical },
      { name: names.topic(prefix, 'warning'), severity: 'warning', secretName: blueprint.alerts.warning },
    ],
    alarms: resolveAlarms(context, watched),
    dashboardName: prefix,
  };
}
