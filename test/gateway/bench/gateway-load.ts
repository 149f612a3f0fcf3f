import type { Running } from '#test/gateway/ground/index';
import type { Stand } from '#test/gateway/stand';
import { readOnHost } from '#test/gateway/trial/on-host';
import { sumOf } from '#test/gateway/trial/series';
import { measuredRegion } from './bench-stand';
import { residentKiB } from './memory';

/** What a gateway has in hand, and what that takes. */
export interface GatewayLoad {
  /** Requests that its Envoy has begun to answer, and not ended. */
  readonly held: number;
  /** Of programs on the way of streams; where there are several, of all. */
  readonly memoryKiB: {
    readonly envoy: number;
    readonly processor: number;
    readonly poolEnvoys: number;
    readonly pickers: number;
  };
}

/** Envoy Gateway's Envoys have their admin interface here (internal/xds/bootstrap of gateway@v1.8.3). */
const stats = 'http://127.0.0.1:19000/stats/prometheus?filter=downstream_rq_active';
const series = 'envoy_http_downstream_rq_active';

/** Looks at the one Envoy of the measured gateway, at what runs beside it, and at the pool `slow` behind it. */
export async function gatewayLoad(stand: Stand): Promise<GatewayLoad> {
  const { envoys, pools, region } = measuredRegion(stand);
  const [gateway, ...others] = envoys;
  const slow = pools.slow;
  if (gateway === undefined || others.length > 0 || slow === undefined) throw new Error('not the stand to measure on');
  const [text] = await readOnHost(stand.ground, gateway.envoy.host, [stats]);
  if (typeof text !== 'string') throw new Error(`${gateway.envoy.name}: ${stats} does not answer`);
  return {
    held: sumOf(text, series, `"${region.gateway.listener.name}-`),
    memoryKiB: {
      envoy: residentKiB(gateway.envoy),
      processor: residentKiB(gateway.processor),
      poolEnvoys: all(slow.envoys),
      pickers: all(slow.pickers),
    },
  };
}

function all(programs: readonly Running[]): number {
  return programs.reduce((sum, program) => sum + residentKiB(program), 0);
}
