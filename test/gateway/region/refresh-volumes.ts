import type { Ground } from '#test/gateway/ground/index';
import type { ControlPlane } from './control-plane';
import { writeVolumes } from './pod-volumes';
import type { AdmittedPod } from './pods';
import { volumesFolder } from './run-pod';

/** A kubelet takes up to a minute and a half; AI Gateway annotates the pods, at which it looks at once. */
const EVERY_MS = 1000;

/**
 * Writes the volumes of pods anew whenever a Secret that they mount has changed, as long as this process lives: AI Gateway tells
 * its processors by it of routes that changed.
 */
export function refreshVolumes(
  ground: Ground,
  plane: ControlPlane,
  {
    secret,
    namespace,
    pods,
  }: { readonly secret: string; readonly namespace: string; readonly pods: readonly string[] },
): void {
  let seen: string | undefined;
  const look = async () => {
    const { body } = await plane.api({ path: `/api/v1/namespaces/${namespace}/secrets/${secret}` });
    const version = body.metadata?.resourceVersion as string | undefined;
    const first = seen === undefined;
    if (version === undefined || version === seen) return;
    seen = version;
    if (first) return;
    for (const name of pods) {
      const answer = await plane.api({ path: `/api/v1/namespaces/${namespace}/pods/${name}` });
      const place = { plane, pod: answer.body as AdmittedPod, host: ground.host(name) };
      await writeVolumes(place, volumesFolder(ground, name));
    }
  };
  // an API server that is away is looked for again
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  timer.unref();
}
