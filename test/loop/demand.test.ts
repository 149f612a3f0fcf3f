import { arrivalsFor, IDLE, type Load, loadAfter } from './demand';

const demand = { requestSeconds: 2, readyReplicas: 3, slotsPerReplica: 10, waitingPerReplica: 4 };

/** The load after a minute of this, in steps as the run takes them. */
function afterAMinute(start: Load, arrivalsPerSecond: number, readyReplicas = 3): Load {
  let load = start;
  for (let step = 0; step < 240; step += 1)
    load = loadAfter(load, 0.25, { ...demand, arrivalsPerSecond, readyReplicas });
  return load;
}

test('what replicas are planned for keeps as much running, and nothing waits', () => {
  const arrivals = arrivalsFor(3, { runningPerReplica: 6, requestSeconds: 2 });
  expect(arrivals).toBe(9);
  const load = afterAMinute(IDLE, arrivals);
  expect(load.running).toBeCloseTo(18, 1);
  expect(load.waiting + load.queue).toBe(0);
});

test('more than fits waits in the engines up to their bound, then in the picker, and grows', () => {
  const load = afterAMinute(IDLE, 20);
  expect(load).toMatchObject({ running: 30, waiting: 12 });
  expect(load.queue).toBeGreaterThan(100);
});

test('replicas that come drain the queue', () => {
  const load = afterAMinute(afterAMinute(IDLE, 20), 20, 8);
  expect(load.queue + load.waiting).toBe(0);
  expect(load.running).toBeCloseTo(40, 0);
});

test('no request is lost when replicas go, and none is made up', () => {
  const before = afterAMinute(IDLE, 9);
  const after = loadAfter(before, 0, { ...demand, arrivalsPerSecond: 0, readyReplicas: 1 });
  expect(after.queue + after.waiting + after.running).toBeCloseTo(before.running, 9);
  expect(afterAMinute(before, 0).running).toBeLessThan(0.001);
});

test('without replicas all of it is queued', () => {
  expect(loadAfter(IDLE, 1, { ...demand, arrivalsPerSecond: 5, readyReplicas: 0 })).toEqual({
    queue: 5,
    waiting: 0,
    running: 0,
  });
});
