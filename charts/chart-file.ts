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
  const json = JSON.stringify(objects);
  refuseUnresolvedToken(path, json);
  refuseOversize(path, json);
  let yaml: string | undefined;
  return {
    path,
    region,
    concern,
    order: region === null ? null : placeOf(concern),
    objects,
    // as long in the making as all the rest, and who reads the objects needs none
    get yaml() {
      yaml ??= Yaml.stringify(...objects);
      return yaml;
    },
  };
}
