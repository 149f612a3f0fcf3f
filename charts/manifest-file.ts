import type { JsonObject } from '#topology';

/** One rendered file of Kubernetes objects: what one `kubectl apply` is given, and what one delivery step carries. */
export interface ManifestFile {
  /** Place below `dist/<deployment>/`: `<region>/<nn-concern>/<name>.yaml`, or `argocd/<name>.yaml`. */
  readonly path: string;
  /** Region whose cluster it is for; null for what is applied to Argo CD's own cluster. */
  readonly region: string | null;
  /** Its folder, `30-models`; `argocd` for what Argo CD reads. */
  readonly concern: string;
  /** The objects as plain data: keys sorted, no nulls. */
  readonly objects: readonly JsonObject[];
  /** The same objects as text, LF, with a newline at the end. */
  readonly yaml: string;
}
