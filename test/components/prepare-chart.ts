import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ChartModule } from './chart-sources';
import { chmodTree } from './chmod-tree';
import { givenCharts } from './given-charts';

/** A chart that another depends on. */
export interface Dependency {
  readonly name: string;
  readonly alias?: string;
  /** Paths of values; the first that is true or false says whether the chart is rendered. */
  readonly condition?: string;
}

interface ChartFile {
  readonly dependencies?: readonly Dependency[];
  readonly [field: string]: unknown;
}

/** A chart that Helm can render. */
export interface PreparedChart {
  readonly folder: string;
  /** Charts that it depends on and that could not be had: what they would render is missing. */
  readonly without: readonly Dependency[];
}

/**
 * A copy of a chart's source as packaging would make it: with its version, its values filled in, and the charts it depends on
 * where they stand beside it.
 *
 * @param source folder of the chart in its repository; other charts are looked for beside it, then in `MERIDIAN_CHARTS`
 * @param target folder to write; replaced
 */
export async function prepareChart(
  source: string,
  target: string,
  { version, appVersion, template }: Pick<ChartModule, 'appVersion' | 'template'> & { readonly version: string },
): Promise<PreparedChart> {
  await rm(target, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target, { recursive: true });
  await chmodTree(target);
  const file = join(target, 'Chart.yaml');
  const chart = parse(await readFile(file, 'utf8')) as ChartFile;
  const { kept, without } = await takeDependencies(chart.dependencies ?? [], source, target);
  const released = { ...chart, version, ...(appVersion === undefined ? {} : { appVersion }), dependencies: kept };
  await writeFile(file, stringify(released));
  await rm(join(target, 'Chart.lock'), { force: true });
  if (template !== undefined) await fillValues(target, template);
  return { folder: target, without };
}

async function takeDependencies(dependencies: readonly Dependency[], source: string, target: string) {
  const kept: Dependency[] = [];
  const without: Dependency[] = [];
  for (const dependency of dependencies) {
    const { name } = dependency;
    const inside = join(target, 'charts', name);
    const beside = [join(dirname(source), name), ...givenCharts().map((folder) => join(folder, name))].find((folder) =>
      existsSync(join(folder, 'Chart.yaml')),
    );
    if (!existsSync(inside) && beside !== undefined) {
      await cp(beside, inside, { recursive: true });
      await chmodTree(inside);
    }
    if (existsSync(inside)) kept.push(dependency);
    else without.push(dependency);
  }
  return { kept, without };
}

async function fillValues(target: string, template: Readonly<Record<string, string>>): Promise<void> {
  const text = await readFile(join(target, 'values.tmpl.yaml'), 'utf8');
  const filled = Object.entries(template).reduce((all, [name, value]) => all.replaceAll(`\${${name}}`, value), text);
  await writeFile(join(target, 'values.yaml'), filled);
}
