import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ComponentName } from '#catalog';
import { cacheFolder, moduleFolder, tool } from '#test/toolchain/index';
import type { Component } from '#topology';
import { chartModules } from './chart-sources';
import { givenCharts } from './given-charts';
import { type PreparedChart, prepareChart } from './prepare-chart';

const run = promisify(execFile);

/** Longest that one attempt at a chart repository may take. */
const pullTimeoutMs = 60_000;

/** A chart, or why it could not be had. */
export type FoundChart = PreparedChart | { readonly missing: string };

/**
 * The chart of a component, at its version: from a Go module that holds it, else from the folder `MERIDIAN_CHARTS`
 * (`<component>/Chart.yaml` each), else from its own repository.
 */
export async function findChart(component: Component): Promise<FoundChart> {
  const target = join(cacheFolder(), 'charts', `${component.name}-${component.version}`);
  const { version } = component;
  const held = chartModules[component.name as ComponentName];
  if (held !== undefined) {
    const source = join(await moduleFolder(held.module, held.version), held.folder);
    return prepareChart(source, target, { ...held, version });
  }
  const given = givenCharts()
    .map((folder) => join(folder, component.name))
    .find((folder) => existsSync(join(folder, 'Chart.yaml')));
  if (given !== undefined) return prepareChart(given, target, { version });
  return pull(component, target);
}

async function pull({ name, chart, repository, version }: Component, target: string): Promise<FoundChart> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const from = repository.startsWith('oci://') ? [`${repository}/${chart}`] : [chart, '--repo', repository];
  try {
    await run(await tool('helm'), ['pull', ...from, '--version', version, '--untar', '--untardir', target], {
      timeout: pullTimeoutMs,
    });
    return { folder: join(target, chart), without: [] };
  } catch (error) {
    const { stderr = '', message } = error as { readonly stderr?: string; readonly message: string };
    const [reason = message] = stderr.trim().split('\n').reverse();
    return { missing: `${name} ${version} from ${repository}: ${reason}` };
  }
}
