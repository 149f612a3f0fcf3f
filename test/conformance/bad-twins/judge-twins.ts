import type { ApiClient } from '#test/conformance/api-client';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { templatePods } from '#test/conformance/pod-templates';
import { dryRunApply, servedResources } from '#test/conformance/resources';
import type { BadTwin } from './bad-twin';

/** What the API server said of a broken object. */
export interface Verdict {
  readonly twin: BadTwin;
  /** Whether it was refused, for the reason expected. */
  readonly asExpected: boolean;
  /** What the API server said, or why it was not asked. */
  readonly said: string;
}

/** The object that a twin asks to send; undefined when nothing rendered is of its kind. */
export function twinOf(twin: BadTwin, rendered: readonly KubernetesObject[]): KubernetesObject | undefined {
  const original = rendered.find((object) => object.kind === twin.kind && (twin.of?.(object) ?? true));
  const [first] = original === undefined || twin.as !== 'pod' ? [] : templatePods([original]);
  const model = twin.as === 'pod' ? first?.pod : original;
  if (model === undefined) return undefined;
  const copy = structuredClone(model);
  // An update is of the object that stands; anything else must not be merged with it.
  const twinned = twin.as === 'update' ? copy : { ...copy, metadata: { ...copy.metadata, name: 'twin' } };
  twin.break(twinned);
  return twinned;
}

/**
 * Sends every twin as a dry run, and the same object unbroken, which must be accepted: else it is refused for something
 * else. The rendered objects stand on the server at the time: those that come first are the ones that updates are tried on.
 */
export async function judgeTwins(
  api: ApiClient,
  twins: readonly BadTwin[],
  rendered: readonly KubernetesObject[],
): Promise<readonly Verdict[]> {
  const resources = await servedResources(api);
  return Promise.all(
    twins.map(async (twin): Promise<Verdict> => {
      const object = twinOf(twin, rendered);
      const unbroken = twinOf({ ...twin, break: () => undefined }, rendered);
      if (object === undefined || unbroken === undefined)
        return { twin, asExpected: false, said: `no ${twin.kind} of that form is rendered` };
      const before = await dryRunApply(api, resources, unbroken);
      if (before.length > 0) return { twin, asExpected: false, said: `refused unbroken: ${before.join('; ')}` };
      const said = await dryRunApply(api, resources, object);
      const reason = said.find((text) => twin.reason.test(text));
      return { twin, asExpected: reason !== undefined, said: reason ?? (said.join('; ') || 'accepted') };
    }),
  );
}
