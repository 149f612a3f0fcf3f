import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const writable = 0o755;

/** Makes a copied tree one's own: files of Go modules are read-only. */
export async function chmodTree(folder: string): Promise<void> {
  await chmod(folder, writable);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await chmod(join(entry.parentPath, entry.name), writable);
  }
}
