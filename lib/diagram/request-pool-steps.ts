import type { ModelPool, Region } from '#topology';
import { count, grouped } from './amounts';
import { card } from './drawing';
import { baseReplicas, burstReplicas, instanceTypes } from './pool-words';
import { type RequestStep, step } from './request-step';

/** Tier 2: the pool's Envoy, its picker, and the engine. */
export function poolSteps({ name }: Region, pool: ModelPool): readonly RequestStep[] {
  return [proxyStep(name, pool), pickerStep(name, pool), engineStep(name, pool)];
}

function proxyStep(region: string, { name, proxy, picker }: ModelPool): RequestStep {
  return step(
    card({
      id: `${region}/pool-envoy`,
      tone: 'model',
      title: `Envoy of ${name}`,
      note: count(proxy.deployment.replicas, 'pod'),
      rows: [
        ['asks', `its picker, ${grouped(proxy.picker.answerSeconds)} s at most`],
        ['without', picker.failureMode === 'FailOpen' ? 'a picker: spreads over the engines' : 'a picker: refuses'],
      ],
    }),
    [],
  );
}

function pickerStep(region: string, { name, picker }: ModelPool): RequestStep {
  const { flowControl, scheduling, objectives, deployment } = picker;
  return step(
    card({
      id: `${region}/picker`,
      tone: 'model',
      title: `Picker of ${name}`,
      note: deployment.replicas === 1 ? '1 pod' : `${deployment.replicas} pods, one leads`,
      rows: [
        [
          'chooses by',
          scheduling.scorers.map(({ plugin, weight }) => `${plugin.replace(/-scorer$/u, '')} ${weight}`).join(', '),
        ],
        ['waits', `up to ${flowControl.queueSeconds} s while all engines are full`],
        ...flowControl.bands.map(({ priority, maxRequests }) => [
          `band ${priority}`,
          `${tiersAt(objectives, priority)}: ≤ ${grouped(maxRequests)} waiting`,
        ]),
      ],
    }),
    [
      ['429', 'its band is full'],
      ['503', `waited ${flowControl.queueSeconds} s`],
    ],
  );
}

function tiersAt(objectives: ModelPool['picker']['objectives'], priority: number): string {
  return objectives
    .filter((objective) => objective.priority === priority)
    .map(({ tier }) => tier)
    .join(', ');
}

function engineStep(region: string, pool: ModelPool): RequestStep {
  const { engine, base, model } = pool;
  const { gpusPerPod } = base.placement;
  return step(
    card({
      id: `${region}/engine`,
      tone: 'model',
      title: engine.kind === 'vllm' ? 'Engine: vLLM' : 'Engine: simulator',
      note: gpusPerPod === 0 ? 'no GPU' : `${gpusPerPod} ${gpusPerPod === 1 ? 'GPU' : 'GPUs'} each`,
      rows: [
        ['replicas', `${baseReplicas(pool)} base, ${burstReplicas(pool)} burst`],
        ['on', instanceTypes(pool)],
        ['runs', `${engine.maxSequences} at once, ≤ ${grouped(model.contextTokens)} tokens each`],
      ],
    }),
    [],
  );
}
