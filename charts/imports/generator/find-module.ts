import { execFileSync } from 'node:child_process';
import type { ModuleFolder } from './origin';

/** Where the Go command keeps a release of a module, which it fetches if need be; or why it cannot. */
export function downloadModule({
  module,
  version,
}: Pick<ModuleFolder, 'module' | 'version'>): { readonly directory: string } | { readonly reason: string } {
  try {
    // Outside any Go module of the user's, whose `replace` lines would count.
    const answer = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
      encoding: 'utf8',
      stdio: 'pipe',
      cwd: '/',
    });
    return { directory: (JSON.parse(answer) as { Dir: string }).Dir };
  } catch (error) {
    const { stdout, message } = error as { stdout?: string; message: string };
    return { reason: stdout ? (JSON.parse(stdout) as { Error: string }).Error : message };
  }
}
