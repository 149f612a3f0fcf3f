import { waitUntil } from '#test/conformance/wait-until';
import type { Running } from '#test/gateway/ground/ground';
import type { Engine, RegionStand, Stand } from '#test/gateway/stand';
import { chat } from '#test/gateway/trial/chat';
import { metricsOf, startedAgain } from '#test/gateway/trial/engine-fault';
import { readOnHost } from '#test/gateway/trial/on-host';
import { revive, stopAll } from '#test/gateway/trial/programs';
import { sumOf } from '#test/gateway/trial/series';
import type { Stroke } from '#test/gateway/trial/steady-load';
import type { Fault } from './fault';

const shortMs = 3000;

/** Longer than pickers and controllers keep their leases without the API server: 10 s is the default of their library. */
const leasesRunOutMs = 14_000;

/** What happens in one Region, one after the other: a request that hops would meet faults of its peer's. */
export function faultsHere(stand: Stand, place: RegionStand, key: string): Fault[] {
  const { authorizers, envoys } = place;
  const away = awayFrom(place);
  return [
    // first: while every authorizer is away here, nothing that fails there may make requests hop
    { ...away('Every authorizer'), begin: () => stopAll(authorizers) },
    { ...away('One authorizer of two'), begin: () => stopAll(authorizers.slice(0, 1)) },
    { ...away('One Envoy of the gateway, of two'), begin: () => stopAll(envoys.slice(0, 1).map(({ envoy }) => envoy)) },
    { ...away('DynamoDB'), begin: () => hangs(stand.dynamo) },
    { ...away('KMS'), begin: () => hangs(stand.kms) },
    { ...away('The picker that leads, of two'), begin: async () => stopAll([await leader(stand, place)]) },
    { ...away('One engine, in mid-answer'), extra: [streams(stand, place, key)], ...engineDies(stand, place) },
  ];
}

/** What happens in another Region meanwhile: nothing of it makes requests hop for long. */
export function faultsThere(place: RegionStand): Fault[] {
  const { pools, rateLimit, limitStore } = place;
  const away = awayFrom(place);
  const pickers = Object.values(pools).flatMap((pool) => pool.pickers);
  return [
    { ...away('The rate-limit service'), begin: () => stopAll([rateLimit]) },
    { ...away('The store of the limits'), begin: () => stopAll([limitStore]) },
    { ...away('Every picker'), begin: () => stopAll(pickers) },
    {
      ...away('The control plane: API server and gateway controllers'),
      lastsMs: leasesRunOutMs,
      begin: () => controlPlane(place, pickers),
    },
  ];
}

function awayFrom(place: RegionStand): (name: string) => Omit<Fault, 'begin'> {
  return (name) => ({ name, place, lastsMs: shortMs, extra: [] });
}

async function hangs(program: Running): Promise<() => Promise<void>> {
  program.freeze();
  return async () => program.thaw();
}

/** What ends without the API server is started again when that serves our kinds: sooner it would only end again. */
async function controlPlane(place: RegionStand, pickers: readonly Running[]): Promise<() => Promise<void>> {
  const { apiServer, envoyGateway, aiGateway, kubectl } = place;
  await stopAll([apiServer, envoyGateway, aiGateway]);
  return async () => {
    await apiServer.start();
    await waitUntil(
      () => kubectl(['get', 'aigatewayroutes', '--all-namespaces', '--output', 'name']).catch(() => false),
      {
        what: `${place.region.name}: the API server serves again`,
        withinMs: 60_000,
        everyMs: 500,
      },
    );
    await revive([envoyGateway, aiGateway, ...pickers]);
  };
}

/** Of several pickers of a pool the one that the pool's Envoy finds healthy. */
async function leader({ ground }: Stand, { region, pools }: RegionStand): Promise<Running> {
  const pool = region.modelPools.find(({ name }) => (pools[name]?.pickers.length ?? 0) > 1);
  const running = pool === undefined ? undefined : pools[pool.name];
  const [envoy] = running?.envoys ?? [];
  if (pool === undefined || running === undefined || envoy === undefined)
    throw new Error(`${region.name}: no pool has two pickers`);
  return waitUntil(
    async () => {
      const [clusters] = await readOnHost(ground, envoy.host, [`http://127.0.0.1:${pool.proxy.admin.port}/clusters`]);
      return running.pickers.find(({ host }) =>
        clusters?.includes(`picker::${host.address}:${pool.picker.port}::health_flags::healthy`),
      );
    },
    { what: `${pool.name}: a picker leads`, withinMs: 20_000 },
  );
}

/** Answers of a second, so that some are under way at any time. */
function streams(stand: Stand, { region }: RegionStand, key: string): Stroke {
  const url = stand.url(region.jurisdiction, region.name);
  const model = region.modelPools.find(({ canary }) => canary !== null)?.model.servedName ?? '';
  return {
    kind: 'stream',
    everyMs: 200,
    next: () => chat({ url, key, model, stream: true, tokens: 400, timeoutMs: 20_000 }),
  };
}

/** An engine ends that is answering, of a pool that has others. */
function engineDies(stand: Stand, place: RegionStand): Pick<Fault, 'begin' | 'died'> {
  let victim: Engine | undefined;
  return {
    died: () => victim?.pod,
    async begin() {
      const engine = await busyEngine(stand, place);
      victim = engine;
      await engine.program.stop('SIGKILL');
      return () => startedAgain(stand, engine);
    },
  };
}

function busyEngine(stand: Stand, { region, engines }: RegionStand): Promise<Engine> {
  const pool = region.modelPools.find(({ canary }) => canary !== null);
  return waitUntil(
    async () => {
      for (const engine of engines.filter((one) => one.pool === pool?.name)) {
        const [metrics] = await readOnHost(stand.ground, engine.host, [metricsOf(stand, engine)]);
        if (sumOf(metrics ?? '', 'vllm:num_requests_running') > 0) return engine;
      }
      return undefined;
    },
    { what: `${region.name}: an engine of ${pool?.name} answers`, withinMs: 10_000 },
  );
}
