import type { Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import type { ManifestFile } from './manifest-file';
import { addNodeClass } from './node-class';
import { addNodePool } from './node-pool';

/** One file per instance class: its node class and the node pools that start nodes of it. */
export function nodeFiles({ name: region, nodeClasses, nodePools }: Region): readonly ManifestFile[] {
  return nodeClasses.map((nodeClass) =>
    chartFile({ region, concern: concerns.nodes, name: nodeClass.name }, (chart) => {
      addNodeClass(chart, nodeClass);
      for (const pool of nodePools.filter((it) => it.nodeClass === nodeClass.name)) addNodePool(chart, pool);
    }),
  );
}
