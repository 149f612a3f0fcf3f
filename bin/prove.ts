import { readFileSync } from 'node:fs';
import type { Blueprint } from '#blueprint';
import type { Evidence } from '#evidence';
import { type StateLock, stateLockVersion } from '#operability';
import { proveDeployment, type Verdict } from '#proofs';
import { boundariesOf } from '#residency';
import type { Topology } from '#topology';
import { readLock } from './lock-file';
import { nagVerdicts } from './nag-verdicts';
import { repositoryFile } from './repository-file';
import type { ResolvedDeployment } from './resolve-blueprints';

/** With what the rendered files of a deployment are compared. */
export interface ProofSubject {
  readonly blueprint: Blueprint;
  readonly topology: Topology;
  /** Null: the deployment keeps no lock. */
  readonly lock: StateLock | null;
}

/**
 * A blueprint from outside may come without a lock; a deployment of this repository whose lock is gone has lost it.
 *
 * @throws BadInputError when the lock beside the blueprint is none
 */
export function proofSubject({ blueprint, topology, lockFile, blueprintFile }: ResolvedDeployment): ProofSubject {
  return { blueprint, topology, lock: readLock(lockFile) ?? (blueprintFile === null ? emptyLock : null) };
}

const emptyLock: StateLock = { version: stateLockVersion, stacks: {} };

/** What the proofs say of rendered files, whether they come from memory or from a folder. */
export function prove({ blueprint, topology, lock }: ProofSubject, evidence: Evidence): Verdict {
  return proveDeployment({
    evidence,
    boundaries: boundariesOf(blueprint),
    topology,
    runbook: readFileSync(repositoryFile('docs/runbook.md'), 'utf8'),
    lock,
    outside: nagVerdicts(evidence.stacks),
  });
}
