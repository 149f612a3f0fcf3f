import { parentPort, workerData } from 'node:worker_threads';
import type { Evidence } from '#evidence';
import type { Verdict } from '#proofs';
import { BadInputError } from './bad-input-error';
import type { RenderedFolders } from './find-rendered';
import { inventoryOf } from './inventory-of';
import { proofSubject, prove } from './prove';
import { readManifests } from './read-manifests';
import { readStacks } from './read-stacks';
import type { ResolvedDeployment } from './resolve-blueprints';

/** What the thread reads. With what the files are compared comes as a message, once somebody knows it. */
export interface ProofTask {
  readonly deployment: string;
  readonly folders: RenderedFolders;
}

/** What it answers: a verdict, or what the caller got wrong. */
export type ProofAnswer = Attempt<Verdict>;

type Attempt<T> = { readonly value: T } | { readonly badInput: string };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof BadInputError) return { badInput: error.message };
    throw error;
  }
}

function readEvidence({ deployment, folders }: ProofTask): Evidence {
  return {
    deployment,
    stacks: readStacks(folders.assembly, deployment),
    manifests: readManifests(folders.manifests, deployment),
  };
}

function proveFiles(resolved: ResolvedDeployment, evidence: Evidence): Verdict {
  try {
    return prove(proofSubject(resolved), evidence);
  } catch (error) {
    inventoryOf(evidence);
    throw error;
  }
}

const read = attempt(() => readEvidence(workerData as ProofTask));
parentPort?.once('message', (resolved: ResolvedDeployment) => {
  const answer: ProofAnswer = 'value' in read ? attempt(() => proveFiles(resolved, read.value)) : read;
  parentPort?.postMessage(answer);
});
