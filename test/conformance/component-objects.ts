import { type RenderedComponent, renderedComponents } from '#test/components/index';
import type { Subject } from './apply-subject';
import { type Check, checkOf } from './check';
import type { Cluster } from './cluster';
import { type KubernetesObject, nameOf } from './kubernetes-object';
import { templatePods } from './pod-templates';
import { dryRunApply, type Resource, servedResources } from './resources';

/**
 * Has the API server judge what Helm renders of the components: their objects, and a pod of each template, in the namespaces
 * and under the quotas that we give them. As dry runs: a component's own webhooks would not answer.
 */
export class ComponentObjects {
  private readonly judged = new Map<RenderedComponent, readonly string[]>();
  private objects = 0;

  /** Judges the components of a subject's deployment whose namespace it brings, each once. */
  async judge({ api }: Cluster, { name, files }: Subject): Promise<void> {
    const namespaces = files.flatMap((file) => file.objects).filter(({ kind }) => kind === 'Namespace');
    const brought = new Set(
      (namespaces as unknown as readonly KubernetesObject[]).map(({ metadata }) => metadata.name),
    );
    const [deployment] = name.split('/');
    const { rendered } = await renderedComponents();
    // The deployments that tests make up for components alone are judged beside ours.
    const mine = rendered.filter(
      (it) => brought.has(it.component.namespace) && (it.deployment === deployment || deployment === 'variant'),
    );
    const resources = await servedResources(api);
    for (const component of mine) {
      if (this.judged.has(component)) continue;
      this.judged.set(component, []);
      const objects = prepared(component, resources);
      const answers = await Promise.all(objects.map(async (it) => said(it, await dryRunApply(api, resources, it))));
      this.objects += objects.length;
      this.judged.set(component, answers.flat());
    }
  }

  /** What came of it; a component that nobody judged is a problem. */
  async check(): Promise<Check> {
    const { rendered } = await renderedComponents();
    const problems = rendered.flatMap((it) => {
      const place = `${it.deployment}/${it.region.name} ${it.component.name}`;
      const found = this.judged.get(it) ?? [
        `no Region was applied that brings the namespace ${it.component.namespace}`,
      ];
      return found.map((problem) => `${place}: ${problem}`);
    });
    return checkOf('the API server takes the objects of components', problems, `${this.objects} objects and pods`);
  }
}

function said(object: KubernetesObject, problems: readonly string[]): readonly string[] {
  return problems.map((problem) => `${nameOf(object)}: ${problem}`);
}

/** The objects in the namespace of their release, as Helm would put them there, and a pod of each template. */
function prepared(
  { objects, component }: RenderedComponent,
  resources: readonly Resource[],
): readonly KubernetesObject[] {
  const own = new Set(objects.filter(({ kind }) => kind === 'CustomResourceDefinition').map(definedKind));
  const placed = objects
    // Kinds that the chart itself defines are not served before it is installed.
    .filter(({ kind, apiVersion }) => isServed(resources, apiVersion, kind) || !own.has(kind))
    .map((object) => inNamespace(object, component.namespace, resources));
  const pods = templatePods(placed).map(({ pod }, index) => ({
    ...pod,
    metadata: { ...pod.metadata, name: `pod-${index}` },
    // Its service account is in the same release, of which nothing stands.
    spec: { ...pod.spec, serviceAccountName: undefined, serviceAccount: undefined },
  }));
  return [...placed, ...pods];
}

function inNamespace(object: KubernetesObject, namespace: string, resources: readonly Resource[]): KubernetesObject {
  const resource = resources.find((it) => it.apiVersion === object.apiVersion && it.kind === object.kind);
  if (!resource?.namespaced) return object;
  return { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? namespace } };
}

function isServed(resources: readonly Resource[], apiVersion: string, kind: string): boolean {
  return resources.some((resource) => resource.apiVersion === apiVersion && resource.kind === kind);
}

function definedKind({ spec }: KubernetesObject): string {
  return spec.names.kind;
}
