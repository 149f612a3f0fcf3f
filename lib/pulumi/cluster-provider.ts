import * as kubernetes from '@pulumi/kubernetes';
import type { Input } from '@pulumi/pulumi';

/** How a cluster that somebody else made is reached. */
export interface ClusterAccess {
  /** Context of the kubeconfig: named, so that never the one that happens to be current is written to. */
  readonly context: string;
  /** Contents or path of a kubeconfig; undefined: the one that kubectl would use. */
  readonly kubeconfig: Input<string> | undefined;
}

/** The one provider that everything goes through. */
export function clusterProvider(name: string, { context, kubeconfig }: ClusterAccess): kubernetes.Provider {
  return new kubernetes.Provider(name, {
    context,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    enableServerSideApply: true,
    // Changed in place, as kubectl does: replaced, they would be gone for a while.
    enableConfigMapMutable: true,
    enableSecretMutable: true,
  });
}
