import type { Change } from './change';
import type { DiffFailure, FailureCondition } from './diff-failure';
import type { DiffReport } from './diff-report';
import type { RenderedChange, RenderedChanges } from './rendered-diff';

type Compared = Pick<DiffReport, 'changes' | 'rest' | 'rendered'>;

/** Which conditions are met, in the order in which they were asked for. */
export function findFailures(report: Compared, asked: readonly FailureCondition[]): readonly DiffFailure[] {
  return [...new Set(asked)]
    .map((condition) => ({ condition, reasons: reasonsOf(report, condition) }))
    .filter(({ reasons }) => reasons.length > 0);
}

function reasonsOf(report: Compared, condition: FailureCondition): readonly string[] {
  const told = report.changes
    .filter((change) => isMetBy(change, condition))
    .map(({ place, text }) => `${place}: ${text}`);
  const rendered = renderedChanges(report).flatMap(({ changes }) => changes);
  const lost = rendered
    .filter(({ lostState }) => lostState !== null)
    .map((change) => `${change.group}: ${describeLostState(change)}`);
  if (condition === 'replacement' || condition === 'destructive') return [...told, ...lost];
  return condition === 'any' ? [...told, ...otherChanges(report)] : told;
}

function isMetBy({ group, isDestructive }: Change, condition: FailureCondition): boolean {
  return condition === 'any' || (condition === 'destructive' ? isDestructive : group === condition);
}

/** What no words tell of is counted. */
function otherChanges(report: Compared): readonly string[] {
  const places = renderedChanges(report).reduce(
    (sum, { changes, assets, rewritten }) => sum + changes.length + assets.length + rewritten.length,
    0,
  );
  return [
    ...counted(report.rest.length, 'fact', 'of the Topology that no words tell of'),
    ...counted(places, 'place', 'of templates and manifests'),
  ];
}

function counted(number: number, thing: string, where: string): readonly string[] {
  return number === 0 ? [] : [`all: ${number} ${thing}${number === 1 ? '' : 's'} ${where}`];
}

function renderedChanges({ rendered }: Compared): readonly RenderedChanges[] {
  return [rendered?.explained ?? null, rendered?.unexplained ?? null].filter((changes) => changes !== null);
}

/** `Tenants (AWS::DynamoDB::GlobalTable) would be REPLACED by a change of TableName: it holds tenants` */
export function describeLostState({ subject, type, lostState }: RenderedChange): string {
  const { holds = '', replacedBy = [] } = lostState ?? {};
  const what = replacedBy.length === 0 ? 'REMOVED' : `REPLACED by a change of ${replacedBy.join(', ')}`;
  return `${subject} (${type}) would be ${what}: it holds ${holds}`;
}
