import { App, Chart, Yaml } from 'cdk8s';
import type { JsonObject } from '#topology';
import { refuseOversize } from './chart-size';
import { placeOf } from './concerns';
import type { ManifestFile } from './manifest-file';
import { sortedJson } from './sorted-json';
import { refuseUnresolvedToken } from './unresolved-token';

/** Where a chart's file stands. */
export interface ChartPlace {
  readonly region: string | null;
  readonly concern: string;
  readonly name: string;
}

/**
 * Renders one chart to one file.
 *
 * @param build adds the chart's objects, in the order in which they are applied
 * @throws Error naming the file, when it holds an unresolved token or is too large
 */
export function chartFile({ region, concern, name }: ChartPlace, build: (chart: Chart) => void): ManifestFile {
  const path = [region, concern, `${name}.yaml`].filter((part) => part !== null).join('/');
  // an app of its own: cdk8s sorts the whole app again for each of its charts
  const chart = new Chart(new App({ recordConstructMetadata: false }), name);
  build(chart);
  const objects = chart.toJson().map((object: JsonObject) => sortedJson(object));
  const yaml = Yaml.stringify(...objects);
  refuseUnresolvedToken(path, yaml);
  refuseOversize(path, objects);
  return { path, region, concern, order: region === null ? null : placeOf(concern), objects, yaml };
}
