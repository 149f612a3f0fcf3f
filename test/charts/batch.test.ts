import type { ScaledObjectSpec, TriggerAuthenticationSpec } from '#charts/imports/keda.sh';
import { objectsOf, places, rendered, type Workload } from './rendered';

const workers = places.flatMap(({ place, region, files }) => {
  const { batchWorker } = region;
  if (batchWorker === null) return [];
  const mine = files.filter(({ path }) => path.includes('/70-batch/'));
  return [{ place, region, worker: batchWorker, files: mine }];
});

test('production works on batch jobs in every Region, the demo in none', () => {
  for (const { deployment, topology } of rendered) {
    const regions = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
    expect(regions.map(({ batchWorker }) => batchWorker !== null)).toEqual(
      regions.map(() => deployment === 'production'),
    );
  }
});

test.each(workers)('$place: it follows the Region’s own batch queue, and goes away with the last job', (row) => {
  const { region, worker, files } = row;
  const [scaler] = objectsOf<{ readonly spec: ScaledObjectSpec }>(files, 'ScaledObject');
  const queue = region.stores.queues.find(({ purpose }) => purpose === 'batch');
  const url = `https://sqs.${region.name}.amazonaws.com/${region.account}/${queue?.name}`;
  expect(scaler?.spec).toMatchObject({
    scaleTargetRef: { name: worker.name },
    minReplicaCount: 0,
    maxReplicaCount: worker.scaling.maxReplicas,
    triggers: [
      {
        type: 'aws-sqs-queue',
        metadata: {
          queueURL: url,
          awsRegion: region.name,
          queueLength: String(worker.scaling.messagesPerReplica),
          // a job being worked on keeps its pod
          scaleOnInFlight: 'true',
        },
      },
    ],
  });
  expect(scaler?.spec).not.toHaveProperty('fallback');
  const [deployment] = objectsOf<Workload>(files, 'Deployment');
  expect(deployment?.spec).not.toHaveProperty('replicas');
});

test.each(workers)('$place: KEDA asks the queue as its own operator, which may do that and no more', (row) => {
  const { region, files } = row;
  const [authentication] = objectsOf<{ readonly spec: TriggerAuthenticationSpec }>(files, 'TriggerAuthentication');
  const [scaler] = objectsOf<{ readonly spec: ScaledObjectSpec }>(files, 'ScaledObject');
  expect(authentication?.spec).toEqual({ podIdentity: { provider: 'aws', identityOwner: 'keda' } });
  expect(scaler?.spec.triggers[0]?.authenticationRef).toEqual({ name: authentication?.metadata.name });
  expect(authentication?.metadata.namespace).toBe(scaler?.metadata.namespace);
  const queue = region.stores.queues.find(({ purpose }) => purpose === 'batch')?.name;
  const keda = region.components.find(({ name }) => name === 'keda')?.namespace;
  expect(region.identities.filter(({ namespace }) => namespace === keda).map(({ permissions }) => permissions)).toEqual(
    [[{ kind: 'read-queue-depth', queues: [queue] }]],
  );
});

test.each(workers)(
  '$place: it takes jobs from its queue, reads and writes its part of one bucket, and nothing else',
  (row) => {
    const { region, worker } = row;
    const identity = region.identities.find(
      ({ namespace, serviceAccount }) => namespace === worker.namespace && serviceAccount === worker.serviceAccount,
    );
    const bucket = region.stores.buckets.find(({ purpose }) => purpose === 'batch')?.name;
    expect(identity?.permissions).toEqual([
      { kind: 'receive-messages', queue: worker.queue },
      { kind: 'read-objects', bucket, prefix: 'input/' },
      { kind: 'write-objects', bucket, prefix: 'output/' },
    ]);
  },
);

test.each(workers)(
  '$place: it is told all that it needs to know, by names that are its contract',
  ({ region, worker }) => {
    const env = Object.fromEntries(worker.env.map(({ name, value }) => [name, value]));
    expect(Object.keys(env)).toEqual([
      'API_URL',
      'AWS_REGION',
      'BUCKET',
      'DRAIN_SECONDS',
      'INPUT_PREFIX',
      'OUTPUT_PREFIX',
      'QUEUE_URL',
      'VISIBILITY_TIMEOUT_SECONDS',
    ]);
    expect(env.API_URL).toBe(`https://${region.network.privateZone.host}:443`);
    expect(env.QUEUE_URL).toBe(worker.scaling.queueUrl);
    expect(Number(env.VISIBILITY_TIMEOUT_SECONDS)).toBeGreaterThan(worker.drainSeconds);
  },
);

test.each(workers)('$place: it gives way to all that serves requests, and has time to hand a job back', (row) => {
  const { region, worker, files } = row;
  const priorityOf = (name: string) => region.priorityClasses.find((it) => it.name === name)?.value ?? Number.NaN;
  const [deployment] = objectsOf<Workload>(files, 'Deployment');
  const pod = deployment?.spec.template.spec;
  expect(pod?.priorityClassName).toBe(worker.priorityClass);
  for (const { base, burst } of region.modelPools) {
    for (const placement of [base.placement, ...(burst === null ? [] : [burst.placement])]) {
      expect(priorityOf(worker.priorityClass)).toBeLessThan(priorityOf(placement.priorityClass));
    }
  }
  // and to components, which have none
  expect(priorityOf(worker.priorityClass)).toBeLessThan(0);
  expect(pod?.terminationGracePeriodSeconds).toBe(worker.drainSeconds);
});
