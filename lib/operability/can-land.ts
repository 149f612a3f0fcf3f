import { listAt, type Plain, recordAt, textAt } from '#evidence';
import type { NodeOffer } from './node-offer';

/** Whether the scheduler may put a pod on nodes of an offer: its taints are tolerated, and what the pod requires of a node is there. */
export function canLand(spec: Plain, offer: NodeOffer): boolean {
  return untolerated(spec, offer).length === 0 && isWanted(spec, offer);
}

/** Taints of an offer that keep a pod away. */
export function untolerated(spec: Plain, { taints }: NodeOffer): readonly Plain[] {
  const tolerations = listAt(spec, 'tolerations');
  return taints
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** Whether a toleration of a pod fits a taint (core/v1, Toleration). */
export function tolerates(toleration: unknown, taint: Plain): boolean {
  const key = textAt(toleration, 'key') ?? '';
  const effect = textAt(toleration, 'effect') ?? '';
  if (effect !== '' && effect !== taint.effect) return false;
  if (textAt(toleration, 'operator') === 'Exists') return key === '' || key === taint.key;
  return key === taint.key && (textAt(toleration, 'value') ?? '') === String(taint.value ?? '');
}

/** Whether `nodeSelector` and the required node affinity of a pod fit some node of an offer. */
export function isWanted(spec: Plain, offer: NodeOffer): boolean {
  const selector = Object.entries(recordAt(spec, 'nodeSelector'));
  const terms = affinityTerms(spec);
  return (
    selector.every(([key, value]) => offer.labels.get(key)?.includes(String(value)) === true) &&
    (terms.length === 0 || terms.some((term) => fitsTerm(term, offer)))
  );
}

/** Instance types of an offer on which a pod may land: those that it does not rule out. */
export function landingTypes(spec: Plain, offer: NodeOffer): readonly string[] {
  return offer.instanceTypes.filter((type) => {
    const labels = new Map(offer.labels).set('node.kubernetes.io/instance-type', [type]);
    return isWanted(spec, { ...offer, labels });
  });
}

function affinityTerms(spec: Plain): readonly unknown[] {
  const path = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'];
  return listAt(spec, ...path);
}

/** A term without expressions matches no node (core/v1, NodeSelectorTerm). */
function fitsTerm(term: unknown, { labels }: NodeOffer): boolean {
  const expressions = listAt(term, 'matchExpressions');
  return expressions.length > 0 && expressions.every((expression) => fits(expression, labels));
}

function fits(expression: unknown, labels: NodeOffer['labels']): boolean {
  const offered = labels.get(textAt(expression, 'key') ?? '');
  const values = listAt(expression, 'values').map(String);
  switch (textAt(expression, 'operator')) {
    case 'In':
      return offered?.some((value) => values.includes(value)) === true;
    case 'NotIn':
      return offered === undefined || offered.some((value) => !values.includes(value));
    case 'Exists':
      return offered !== undefined;
    case 'DoesNotExist':
      return offered === undefined;
    default:
      return false;
  }
}
