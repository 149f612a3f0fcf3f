import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tool } from '#test/toolchain/index';
import type { Component } from '#topology';

const run = promisify(execFile);

/** Manifests of the largest chart, its definitions with it, are some megabytes. */
const maxOutputBytes = 64 * 1024 * 1024;

/** What charts ask the cluster for before they render a monitor. */
const monitors = 'monitoring.coreos.com/v1';

/**
 * What Helm makes of a chart with a component's values: the text of its manifests.
 *
 * @throws Error with Helm's own words; a value that the chart's schema does not know is among the reasons
 */
export async function helmTemplate(component: Component, folder: string, kubernetes: string): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), 'meridian-values-'));
  const values = join(work, 'values.json');
  try {
    await writeFile(values, JSON.stringify(component.values));
    const { stdout } = await run(
      await tool('helm'),
      [
        'template',
        component.name,
        folder,
        ...['--namespace', component.namespace],
        ...['--values', values],
        ...['--kube-version', kubernetes],
        ...['--api-versions', monitors],
        '--include-crds',
      ],
      { maxBuffer: maxOutputBytes },
    );
    return stdout;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
