import { type Check, checkOf } from '#test/conformance/check';
import { templatePods } from '#test/conformance/pod-templates';
import { budgetProblems } from './budget-problems';
import { podProblems } from './pod-problems';
import { type RenderedComponent, renderedComponents } from './rendered-components';

/** Where charts leave a Role or a Service beside their own namespace. */
const systemNamespace = 'kube-system';

/**
 * What Helm makes of every component with our values: it renders, no value goes unheard, its pods meet the Pod Security of
 * their namespace, ask for resources and name exact images, and in production none is alone or taken away as a whole.
 */
export async function checkComponents(): Promise<readonly Check[]> {
  const { rendered, missing, refused } = await renderedComponents();
  const all = (problems: (component: RenderedComponent) => readonly string[]) =>
    rendered.flatMap((it) =>
      problems(it).map((problem) => `${it.deployment}/${it.region.name} ${it.component.name}: ${problem}`),
    );
  const pods = rendered.flatMap(({ objects }) => templatePods(objects)).length;
  return [
    checkOf('Helm renders every component with our values', refused, `${rendered.length} charts rendered`),
    checkOf(
      'every value is one that its chart knows',
      all(unheard),
      'compared with values.yaml and values.schema.json',
    ),
    checkOf('components stay in their namespaces', all(elsewhere), 'their own, and kube-system'),
    checkOf('pods of components: Pod Security, requests, exact images', all(podsOf), `${pods} kinds of pods`),
    checkOf('in production what runs twice has a disruption budget', all(budgetProblems), 'exceptions are named'),
    {
      name: 'charts that could not be had',
      passed: true,
      detail: [...missing, ...partly(rendered)].join('\n') || 'none',
    },
  ];
}

function unheard({ unknown }: RenderedComponent): readonly string[] {
  return unknown.map((path) => `value ${path} is not one of the chart`);
}

function elsewhere({ component, objects }: RenderedComponent): readonly string[] {
  const allowed = [component.namespace, systemNamespace];
  return objects
    .filter(({ metadata }) => metadata.namespace !== undefined && !allowed.includes(metadata.namespace))
    .map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name} is outside ${allowed.join(', ')}`);
}

function podsOf({ region, component, objects }: RenderedComponent): readonly string[] {
  const namespace = region.namespaces.find(({ name }) => name === component.namespace);
  if (namespace === undefined) return [`namespace ${component.namespace} is not in the Topology`];
  return templatePods(objects).flatMap(({ of, pod }) =>
    podProblems(pod.spec, namespace).map((problem) => `${of}: ${problem}`),
  );
}

function partly(rendered: readonly RenderedComponent[]): readonly string[] {
  const lines = rendered.flatMap(({ component, without }) =>
    without.map((chart) => `${component.name} ${component.version}: rendered without its chart ${chart}`),
  );
  return [...new Set(lines)];
}
