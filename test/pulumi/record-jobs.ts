import { readFileSync, writeFileSync } from 'node:fs';
import { RunError, runtime } from '@pulumi/pulumi';
import { runProgram } from '#bin/pulumi/run-program';
import { applyRegion, clusterProvider } from '#pulumi';
import { type RegisteredResource, recordResources } from './record-resources';
import type { Job, Outcome } from './run-jobs';

// node --require tsx/cjs record-jobs.ts JOBS OUTCOMES: see run-jobs.ts.

async function run(job: Job): Promise<Outcome> {
  const config = Object.entries('config' in job ? job.config : {});
  runtime.setAllConfig(Object.fromEntries(config.map(([key, value]) => [`meridian:${key}`, value])));
  let error: string | null = null;
  let outputs: Outcome['outputs'] = null;
  const resources: readonly RegisteredResource[] = await recordResources(() => {
    try {
      if ('config' in job) outputs = runProgram();
      else applyRegion(job, job.manifests, clusterProvider('cluster', { context: 'theirs', kubeconfig: undefined }));
    } catch (thrown) {
      // Pulumi prints the message of such an error, and nothing else; any other is a fault.
      if (!(thrown instanceof RunError)) throw thrown;
      error = thrown.message;
    }
  });
  return { error, outputs, resources };
}

async function runAll(jobs: string, outcomes: string): Promise<void> {
  const made: Outcome[] = [];
  for (const job of JSON.parse(readFileSync(jobs, 'utf8')) as readonly Job[]) made.push(await run(job));
  writeFileSync(outcomes, JSON.stringify(made));
}

const [jobs = '', outcomes = ''] = process.argv.slice(2);
runAll(jobs, outcomes);
