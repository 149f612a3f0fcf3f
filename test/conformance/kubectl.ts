import { spawn } from 'node:child_process';
import { tool } from '#test/toolchain/index';

/** How a command ended and what it wrote. */
export interface CommandOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface KubectlSettings {
  readonly kubeconfig: string;
  /** Folder for its caches: nothing of the user's is read or written. */
  readonly home: string;
}

/** Runs kubectl against one cluster; `input` is its standard input. It does not throw for an exit code. */
export async function runKubectl(
  { kubeconfig, home }: KubectlSettings,
  args: readonly string[],
  input = '',
): Promise<CommandOutcome> {
  const child = spawn(await tool('kubectl'), args, {
    // it is gone before it would have to collect garbage
    env: { PATH: process.env.PATH, HOME: home, KUBECONFIG: kubeconfig, GOGC: 'off', GOMEMLIMIT: '1GiB' },
    stdio: 'pipe',
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (part: string) => {
      texts[name] += part;
    });
  }
  // A kubectl that ends before it has read all has said why on its standard error.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code: code ?? 1, ...texts }));
  });
}
