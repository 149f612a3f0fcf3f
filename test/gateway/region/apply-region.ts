import type { ApiClient } from '#test/conformance/api-client';
import { type KubernetesObject, nameOf } from '#test/conformance/kubernetes-object';
import { objectPath, servedResources } from '#test/conformance/resources';

/** Objects that others stand on, in the order in which a user applies them first. */
const FIRST = ['Namespace', 'CustomResourceDefinition'];

/**
 * Applies objects as `kubectl apply --server-side` does, without starting one; a refusal is an error that says what and why.
 * Conformance has seen to it that kubectl itself takes what is rendered.
 */
export async function applyObjects(api: ApiClient, objects: readonly KubernetesObject[]): Promise<void> {
  const resources = await servedResources(api);
  const apply = async (object: KubernetesObject) => {
    const path = objectPath(resources, object);
    if (path === undefined) return [`${nameOf(object)}: the API server serves no ${object.apiVersion} ${object.kind}`];
    const { status, body } = await api({
      method: 'PATCH',
      path: `${path}?fieldManager=meridian-stand&force=true`,
      body: object,
      contentType: 'application/apply-patch+yaml',
    });
    return status < 300 ? [] : [`${nameOf(object)}: ${body.message ?? status}`];
  };
  const refused: string[] = [];
  for (const kind of FIRST) {
    refused.push(...(await Promise.all(objects.filter((it) => it.kind === kind).map(apply))).flat());
  }
  refused.push(...(await Promise.all(objects.filter((it) => !FIRST.includes(it.kind)).map(apply))).flat());
  if (refused.length > 0) throw new Error(`the API server refuses\n${refused.join('\n')}`);
}
