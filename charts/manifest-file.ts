import type { JsonObject } from '#topology';

/** One rendered file of Kubernetes objects: what one `kubectl apply` is given, and what one delivery step carries. */
export interface ManifestFile {
  /** Place below `dist/<deployment>/`: `<region>/<nn-concern>/<name>.yaml`, `argocd/project.yaml`, or `argocd/<region>/<name>.yaml`. */
  readonly path: string;
  /** Region whose cluster it is for; null for what is applied to Argo CD's own cluster. */
  readonly region: string | null;
  /** Its folder, `30-models`; `argocd` or `argocd/<region>` for what Argo CD reads. */
  readonly concern: string;
  /** Place of its folder in the order of installation, which components share; null for what Argo CD reads. */
  readonly order: number | null;
  /** The objects as plain data: keys sorted, no nulls. */
  readonly objects: readonly JsonObject[];
  /** The same objects as text, LF, with a newline at the end; made when it is first read. */
  readonly yaml: string;
}
