import { type ImagePull, type Region, type ServingPool, withCanary } from '#topology';
import { type ChartPlace, chartFile } from './chart-file';
import { concerns } from './concerns';
import { addEngines } from './engines';
import { addHeadroom } from './headroom';
import { addImagePull } from './image-pull';
import { addInferencePool } from './inference-pool';
import type { ManifestFile } from './manifest-file';
import { addPicker } from './picker';
import { addPoolEnvoy } from './pool-envoy';
import { addPoolMonitors } from './pool-monitor';
import { addPoolServices } from './pool-service';

/** Engines, picker and Envoy of each model pool and of each candidate beside it; and what holds images ready per class of nodes. */
export function modelFiles({ name: region, modelPools, imagePulls }: Region): readonly ManifestFile[] {
  const place = { region, concern: concerns.models };
  return [
    ...imagePulls.map((pull: ImagePull) =>
      chartFile({ ...place, name: pull.workload }, (chart) => addImagePull(chart, pull)),
    ),
    ...modelPools.flatMap(withCanary).flatMap((pool) => poolFiles(place, pool)),
  ];
}

function poolFiles(place: Pick<ChartPlace, 'region' | 'concern'>, pool: ServingPool): readonly ManifestFile[] {
  return [
    chartFile({ ...place, name: pool.name }, (chart) => {
      addPoolServices(chart, pool);
      addEngines(chart, pool);
      addPoolMonitors(chart, pool);
      if (pool.headroom !== null) addHeadroom(chart, pool.namespace, pool.headroom);
    }),
    chartFile({ ...place, name: pool.picker.deployment.workload }, (chart) => {
      addInferencePool(chart, pool);
      addPicker(chart, pool);
    }),
    chartFile({ ...place, name: pool.proxy.deployment.workload }, (chart) => addPoolEnvoy(chart, pool)),
  ];
}
