import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserAnswer, Job } from '#test/page/browser/job';

/**
 * Has a browser look at pages, in a process of its own.
 *
 * @param folder where the list of pages is written to
 */
export function askBrowser(jobs: readonly Job[], folder: string): BrowserAnswer {
  const list = join(folder, 'jobs.json');
  writeFileSync(list, JSON.stringify(jobs));
  const argv = ['--require', require.resolve('tsx/cjs'), resolve('test/page/browser/run.ts'), list];
  const { stdout, stderr } = spawnSync(process.execPath, [...argv, process.env.MERIDIAN_PICTURES ?? ''], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout: 240_000,
    env: { ...process.env, NODE_ENV: undefined },
  });
  if (stdout === '') throw new Error(`the browser's process said nothing; ${stderr}`);
  return JSON.parse(stdout);
}
