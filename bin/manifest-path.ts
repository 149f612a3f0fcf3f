/** Whether a path below the folder of a deployment is one that a render writes: see `ManifestFile.path` of the charts. */
export function isManifestPath(path: string): boolean {
  return /^(?:[^/]+\/\d\d-[^/]+|argocd(?:\/[^/]+)?)\/[^/]+\.yaml$/.test(path);
}

/** Region whose cluster applies the file at such a path; null for what Argo CD's own cluster reads. */
export function regionOfManifest(path: string): string | null {
  const [folder = ''] = path.split('/');
  return folder === 'argocd' ? null : folder;
}
