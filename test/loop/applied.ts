import type { Cluster } from '#test/conformance/cluster';

/** Applies objects as a user would, `kubectl apply --server-side`; a warning counts as an error. */
export async function applied({ kubectl }: Cluster, objects: readonly unknown[]): Promise<void> {
  const { code, stderr } = await applyOutcome({ kubectl }, objects);
  if (code !== 0) throw new Error(`kubectl apply: ${stderr.trim()}`);
}

/** The same without judgment, and without changing anything where `dryRun` says so. */
export function applyOutcome(
  { kubectl }: Pick<Cluster, 'kubectl'>,
  objects: readonly unknown[],
  { dryRun = false }: { readonly dryRun?: boolean } = {},
) {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  const options = [
    '--server-side',
    '--force-conflicts',
    '--warnings-as-errors',
    ...(dryRun ? ['--dry-run=server'] : []),
  ];
  return kubectl(['apply', ...options, '-f', '-'], list);
}
