import { rmSync } from 'node:fs';

/** After all tests: removes the folder that `begin` made. */
export default function end(): void {
  const folder = process.env.TMPDIR;
  if (folder?.includes('meridian-test-')) rmSync(folder, { recursive: true, force: true });
}
