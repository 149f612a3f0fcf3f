import type { Chart } from 'cdk8s';
import type { Picker, ServingPool } from '#topology';
import { apiGroup } from './api-group';
import { InferencePool } from './imports/inference.networking.k8s.io';
import { InferenceObjective as GaieObjective } from './imports/inference.networking.x-k8s.io';
import { InferenceObjective as LlmdObjective } from './imports/llm-d.ai';
import { requestLabels } from './pool-service';

const objectiveOf = { 'llm-d': LlmdObjective, gaie: GaieObjective } as const;

/** The engines that the picker chooses among, and how important a request is by its tier. */
export function addInferencePool(chart: Chart, pool: ServingPool): void {
  const { namespace, picker, engine } = pool;
  new InferencePool(chart, 'pool', {
    metadata: { name: picker.pool, namespace },
    spec: {
      selector: { matchLabels: requestLabels(pool) },
      targetPorts: [{ number: engine.port }],
      endpointPickerRef: { name: picker.service, port: { number: picker.port }, failureMode: picker.failureMode },
    },
  });
  addObjectives(chart, namespace, picker);
}

function addObjectives(chart: Chart, namespace: string, { dialect, objectives, pool }: Picker): void {
  const Objective = objectiveOf[dialect];
  const { group, kind } = apiGroup(InferencePool.GVK);
  for (const { name, priority } of objectives) {
    new Objective(chart, `objective-${name}`, {
      metadata: { name, namespace },
      spec: { priority, poolRef: { group, kind, name: pool } },
    });
  }
}
