import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The standard output of `go`, run in `cwd`. Workspaces and vendor folders of the user's do not count. */
export async function go(args: readonly string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await run('go', args, {
      cwd,
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
      maxBuffer: 2 ** 26,
    });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr, message } = error as NodeJS.ErrnoException & { stdout?: string; stderr?: string };
    if (code === 'ENOENT') throw new Error('there is no `go` on the PATH: install Go 1.26.6 or later (go.dev/dl)');
    throw new Error(`\`go ${args.join(' ')}\`: ${[stderr, stdout, message].find((text) => text?.trim())?.trim()}`);
  }
}
