import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stand } from '#test/gateway/stand';
import { benchKey, measuredRegion } from './bench-stand';
import type { Figure } from './figure';
import { type GatewayLoad, gatewayLoad } from './gateway-load';
import { openStreams } from './open-streams';
import { resourcesIn, whyNotHeld } from './why-not-held';

/** Streams to hold at once. */
const aim = 10_000;
/** So many are opened a second: on a small machine everything on the path shares its cores with what opens them. */
const perSecond = 100;
/** A token takes 10 s (see the blueprint): the first stream ends when all have been open for half a minute. */
const tokens = 14;
const kibPerMib = 1024;

/**
 * How many streams one gateway holds at once, and the memory of what they go through.
 *
 * @throws Error when the machine cannot hold them, or when not every stream was whole: a figure of others would mean nothing
 */
export async function heldStreams(stand: Stand): Promise<readonly Figure[]> {
  const resources = resourcesIn(readFileSync('/proc/self/limits', 'utf8'), readFileSync('/proc/meminfo', 'utf8'));
  const reason = whyNotHeld(aim, resources);
  if (reason !== undefined) throw new Error(reason);
  const { jurisdiction } = measuredRegion(stand).region;
  const opening = {
    ...{ url: stand.url(jurisdiction), key: await benchKey(stand), model: 'slow' },
    ...{ perSecond, seconds: Math.ceil((1.005 * aim) / perSecond), tokens },
  };
  const before = await gatewayLoad(stand);
  const seen: GatewayLoad[] = [];
  let open = true;
  const [faults] = await Promise.all([
    openStreams(stand, opening).finally(() => {
      open = false;
    }),
    (async () => {
      for (; open; await sleep(1000)) seen.push(await gatewayLoad(stand));
    })(),
  ]);
  const opened = perSecond * opening.seconds;
  if (Object.keys(faults).length > 0)
    throw new Error(`of ${opened} streams not all were whole: ${JSON.stringify(faults)}`);
  return figuresOf(stand, before, seen);
}

function figuresOf(stand: Stand, before: GatewayLoad, seen: readonly GatewayLoad[]): readonly Figure[] {
  const most = seen.reduce((held, sample) => (sample.held > held.held ? sample : held), before);
  const { gateway } = measuredRegion(stand).region;
  const whole = `${count(most.held)} streams, opened ${perSecond} a second, ${tokens} tokens of 10 s each, all whole with 200`;
  const row = (what: string, of: keyof GatewayLoad['memoryKiB'], more: string, limitMiB: number | null): Figure => {
    const [idleKiB, heldKiB] = [before.memoryKiB[of], peak(seen, of)];
    return {
      what,
      value: `${count(heldKiB / kibPerMib)} MiB`,
      aim: limitMiB === null ? '' : `< ${count(limitMiB)} MiB`,
      where: `${count(idleKiB / kibPerMib)} MiB before, ${((heldKiB - idleKiB) / most.held).toFixed(1)} KiB a stream; ${more}`,
    };
  };
  const [pool] = measuredRegion(stand).region.modelPools.filter(({ name }) => name === 'slow');
  return [
    { what: 'Streams held at once by one gateway', value: count(most.held), aim: count(aim), where: whole },
    row('Memory of its Envoy', 'envoy', 'the aim is its limit in production', gateway.pods.memoryMiB),
    row("Memory of AI Gateway's processor beside it", 'processor', 'it has no limit', null),
    row(
      'Memory of the two Envoys of the pool',
      'poolEnvoys',
      'the aim is the limit of both',
      2 * (pool?.proxy.deployment.memoryMiB ?? 0),
    ),
    row("Memory of the pool's picker", 'pickers', 'the aim is its limit', pool?.picker.deployment.memoryMiB ?? 0),
  ];
}

/** The most that a program took while streams were open: it collects its garbage when it likes. */
function peak(seen: readonly GatewayLoad[], of: keyof GatewayLoad['memoryKiB']): number {
  return Math.max(...seen.map(({ memoryKiB }) => memoryKiB[of]));
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
