import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '#proofs';
import { BadInputError } from './bad-input-error';
import type { ProofAnswer, ProofTask } from './prove-thread';
import type { ResolvedDeployment } from './resolve-blueprints';

/**
 * What the proofs say of rendered files, found on a thread of its own: it takes seconds, in which others can plan and draw. The
 * thread reads the files at once.
 */
export class ProofAside {
  readonly #worker: Worker;

  constructor(task: ProofTask) {
    this.#worker = new Worker(join(__dirname, 'prove-thread.ts'), {
      workerData: task,
      execArgv: ['--require', require.resolve('tsx/cjs')],
    });
  }

  /** @returns rejects with BadInputError when the folders do not hold the deployment, or a file of theirs cannot be read */
  against(resolved: ResolvedDeployment): Promise<Verdict> {
    return new Promise((done, failed) => {
      this.#worker.once('error', failed);
      this.#worker.once('message', (answer: ProofAnswer) => {
        if ('value' in answer) done(answer.value);
        else failed(new BadInputError(answer.badInput));
      });
      this.#worker.postMessage(resolved);
    });
  }
}
