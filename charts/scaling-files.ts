import type { Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import type { ManifestFile } from './manifest-file';
import { addScaledObject } from './scaled-object';

/** One file per pool that follows its queue. */
export function scalingFiles({ name: region, modelPools }: Region): readonly ManifestFile[] {
  return modelPools.flatMap(({ name, namespace, burst, scaling }) =>
    burst === null || scaling === null
      ? []
      : [
          chartFile({ region, concern: concerns.scaling, name }, (chart) =>
            addScaledObject(chart, { namespace, burst, scaling }),
          ),
        ],
  );
}
