import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '#proofs';
import { BadInputError } from './bad-input-error';
import type { RenderedFolders } from './find-rendered';
import type { ProofAnswer, ProofTask } from './prove-thread';
import type { ResolvedDeployment } from './resolve-blueprints';

/**
 * What the proofs say of rendered files, found on a thread of its own: it takes seconds, in which others can draw.
 *
 * @returns rejects with BadInputError when the folders do not hold the deployment, or a file of theirs cannot be read
 */
export function proveAside(resolved: ResolvedDeployment, folders: RenderedFolders): Promise<Verdict> {
  return new Promise((done, failed) => {
    const worker = new Worker(join(__dirname, 'prove-thread.ts'), {
      workerData: { resolved, folders } satisfies ProofTask,
      execArgv: ['--require', require.resolve('tsx/cjs')],
    });
    worker.once('error', failed);
    worker.once('message', (answer: ProofAnswer) => {
      if ('verdict' in answer) done(answer.verdict);
      else failed(new BadInputError(answer.badInput));
    });
  });
}
