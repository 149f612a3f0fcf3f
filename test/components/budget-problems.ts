import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import type { RenderedComponent } from './rendered-components';

/** Components whose charts know no disruption budget; each runs twice and elects a leader. */
const withoutBudget: readonly string[] = ['ai-gateway', 'lws'];

/** What runs twice, and could lose both at once to the drain of nodes. */
export function budgetProblems({ component, objects }: RenderedComponent): readonly string[] {
  if (withoutBudget.includes(component.name)) return [];
  const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
  return objects
    .filter(({ kind, spec }) => ['Deployment', 'StatefulSet'].includes(kind) && (spec.replicas ?? 1) > 1)
    .filter((workload) => !budgets.some((budget) => covers(budget, workload)))
    .map(({ kind, metadata }) => `${kind} ${metadata.name} runs more than once and has no disruption budget`);
}

function covers({ spec }: KubernetesObject, workload: KubernetesObject): boolean {
  const labels = workload.spec.template.metadata.labels ?? {};
  return Object.entries(spec.selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}
