import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ProgramOutputs } from '#bin/pulumi/run-program';
import type { RegionManifest } from '#pulumi';
import type { Component } from '#topology';
import type { RegisteredResource } from './record-resources';

/** One run against Pulumi's mocks: of the whole program, or of `applyRegion` alone. */
export type Job =
  | { readonly config: Readonly<Record<string, string>> }
  | { readonly components: readonly Component[]; readonly manifests: readonly RegionManifest[] };

/** What a run did. */
export interface Outcome {
  /** What Pulumi would print, when it refused. */
  readonly error: string | null;
  readonly outputs: ProgramOutputs | null;
  readonly resources: readonly RegisteredResource[];
}

/**
 * Runs jobs in one process, from the folder of Pulumi.yaml. Not in jest: Pulumi keeps its state where jest cleans up between
 * files, and a registration takes twenty times as long there.
 *
 * @param nodeArguments as Pulumi.yaml gives them to Node.js
 */
export function runJobs(jobs: readonly Job[], nodeArguments: readonly string[]): readonly Outcome[] {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-pulumi-'));
  const [input, output] = [join(folder, 'jobs.json'), join(folder, 'outcomes.json')];
  try {
    writeFileSync(input, JSON.stringify(jobs));
    const script = resolve('test/pulumi/record-jobs.ts');
    execFileSync(process.execPath, [...nodeArguments, script, input, output], {
      cwd: resolve('bin/pulumi'),
      env: { ...process.env, NODE_ENV: undefined },
    });
    return JSON.parse(readFileSync(output, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
