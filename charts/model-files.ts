import type { Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import { addEngines } from './engines';
import { addHeadroom } from './headroom';
import type { ManifestFile } from './manifest-file';
import { addPoolMonitor } from './pool-monitor';
import { addPoolService } from './pool-service';

/** One file per model pool. */
export function modelFiles({ name: region, modelPools }: Region): readonly ManifestFile[] {
  return modelPools.map((pool) =>
    chartFile({ region, concern: concerns.models, name: pool.name }, (chart) => {
      addPoolService(chart, pool);
      addEngines(chart, pool);
      addPoolMonitor(chart, pool);
      if (pool.headroom !== null) addHeadroom(chart, pool.namespace, pool.headroom);
    }),
  );
}
