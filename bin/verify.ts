import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeStateLock } from '#operability';
import type { Verdict } from '#proofs';
import { makeSarif, showVerdict } from '#report';
import { BadInputError } from './bad-input-error';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { inventoryOf } from './inventory-of';
import { FindingLocator, type RenderedFolders } from './locate-finding';
import { writeLock } from './lock-file';
import { makeFolder } from './make-folder';
import { type Format, print } from './print';
import { projectVersion } from './project-version';
import { proofSubject, prove } from './prove';
import { readManifests } from './read-manifests';
import { readStacks } from './read-stacks';
import { resolveBlueprints } from './resolve-blueprints';

export interface VerifyOptions extends Choice {
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  /** Folder that holds one folder of manifests per deployment. */
  readonly manifests: string;
  /** File to write the findings to as SARIF 2.1.0. */
  readonly sarif?: string | undefined;
  /** Whether what was rendered becomes the lock of stateful resources first. */
  readonly updateLock: boolean;
  /** Whether the report says everything, rather than what fits two screens. */
  readonly all: boolean;
  readonly format: Format;
}

/** `meridian verify`: the proofs on what stands in folders. A finding of severity error makes the exit code 1. */
export function verify({ assembly, manifests, sarif, updateLock, all, format, ...choice }: VerifyOptions): ExitCode {
  const [resolved] = resolveBlueprints([chooseBlueprint(choice)]);
  if (resolved === undefined) throw new Error('A blueprint that is chosen is resolved.');
  const { name: deployment, state } = resolved.topology.deployment;
  if (updateLock && !state.retained) {
    throw new BadInputError(
      `--update-lock: "${deployment}" keeps nothing when its stacks are removed, so it has no lock; allowed: a production deployment`,
    );
  }
  const evidence = {
    deployment,
    stacks: readStacks(assembly, deployment),
    manifests: readManifests(manifests, deployment),
  };
  const inventory = inventoryOf(evidence);
  if (updateLock) writeLock(resolved.lockFile, makeStateLock(inventory));
  const verdict = prove(proofSubject(resolved), evidence);
  if (sarif !== undefined) writeSarif(sarif, verdict, { assembly, manifests, deployment, lockFile: resolved.lockFile });
  print(verdict, format, (shown, layout) => showVerdict(shown, { all }, layout));
  return verdict.findings.some(({ severity }) => severity === 'error') ? exitCodes.checkFailed : exitCodes.done;
}

function writeSarif(file: string, verdict: Verdict, folders: RenderedFolders): void {
  const locator = new FindingLocator(folders);
  const log = makeSarif(verdict, projectVersion(), {
    locate: (at) => locator.locate(at),
    digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
  });
  makeFolder(dirname(file));
  writeFileSync(file, `${JSON.stringify(log, null, 2)}\n`);
}
