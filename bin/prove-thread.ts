import { parentPort, workerData } from 'node:worker_threads';
import type { Verdict } from '#proofs';
import { BadInputError } from './bad-input-error';
import type { RenderedFolders } from './find-rendered';
import { inventoryOf } from './inventory-of';
import { proofSubject, prove } from './prove';
import { readManifests } from './read-manifests';
import { readStacks } from './read-stacks';
import type { ResolvedDeployment } from './resolve-blueprints';

/** What the thread is given. */
export interface ProofTask {
  readonly resolved: ResolvedDeployment;
  readonly folders: RenderedFolders;
}

/** What it answers: a verdict, or what the caller got wrong. */
export type ProofAnswer = { readonly verdict: Verdict } | { readonly badInput: string };

function answer({ resolved, folders }: ProofTask): ProofAnswer {
  try {
    return { verdict: proveFolders(resolved, folders) };
  } catch (error) {
    if (error instanceof BadInputError) return { badInput: error.message };
    throw error;
  }
}

function proveFolders(resolved: ResolvedDeployment, { assembly, manifests }: RenderedFolders): Verdict {
  const deployment = resolved.topology.deployment.name;
  const evidence = {
    deployment,
    stacks: readStacks(assembly, deployment),
    manifests: readManifests(manifests, deployment),
  };
  try {
    return prove(proofSubject(resolved), evidence);
  } catch (error) {
    inventoryOf(evidence);
    throw error;
  }
}

parentPort?.postMessage(answer(workerData as ProofTask));
