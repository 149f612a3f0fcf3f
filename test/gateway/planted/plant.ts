import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '#test/conformance/wait-until';
import type { PlantedFault } from '#test/gateway/planted-faults';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { changedObjects, type Written } from './changed-objects';

/** In which Envoy Gateway translates a route that has changed. */
const settlesMs = 400;

/**
 * Writes a fault into a copy of the rendered files and applies what it changes of a Region, as its operator would.
 *
 * @returns what applies the rendered files again
 */
export async function planted(stand: Stand, place: RegionStand, fault: PlantedFault): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    cpSync(stand.manifests, folder, { recursive: true });
    await fault.plant(folder, stand.topology, (host, region) => addressOf(stand, host, region));
    const { name } = place.region;
    const { before, after, added } = changedObjects(join(stand.manifests, name), join(folder, name));
    await applied(place, added);
    for (const object of after) await appliedAlone(place, object);
    return async () => {
      await applied(place, before);
      if (added.length > 0)
        await place.kubectl(['delete', '--wait=false', '--ignore-not-found', '-f', '-'], listOf(added));
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function applied({ kubectl }: RegionStand, objects: readonly Written[]): Promise<void> {
  if (objects.length === 0) return;
  await kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], listOf(objects));
}

/**
 * One object, and no more until it is translated: AI Gateway 1.0.0 panics over a route that has more backends than Envoy Gateway knows of
 * yet (internal/extensionserver/post_translate_modify.go, maybeModifyCluster), and over several of them again and again.
 */
async function appliedAlone(place: RegionStand, object: Written): Promise<void> {
  await applied(place, [object]);
  if (object.kind !== 'AIGatewayRoute') return;
  const { name, namespace = '' } = object.metadata;
  const rules = (object as Written & { readonly spec: { readonly rules: readonly { backendRefs: unknown[] }[] } }).spec
    .rules;
  const wanted = rules.reduce((sum, { backendRefs }) => sum + backendRefs.length, 0);
  // the rules of an HTTPRoute are those of its AIGatewayRoute, and one that answers for unknown models
  const refs = [
    'get',
    'httproute',
    name,
    '--namespace',
    namespace,
    '--output',
    'jsonpath={.spec.rules[*].backendRefs[*].name}',
  ];
  await waitUntil(async () => (await place.kubectl(refs)).split(' ').filter(Boolean).length >= wanted, {
    what: `HTTPRoute ${name} has ${wanted} backends`,
    withinMs: 30_000,
    everyMs: 200,
  });
  await sleep(settlesMs);
}

function listOf(items: readonly Written[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

/** Where a pool's Service is reached: at its Envoy. */
function addressOf({ regions }: Stand, host: string, region: string): string {
  const place = regions[region];
  const pools = place?.region.modelPools.flatMap((pool) => [pool, ...(pool.canary === null ? [] : [pool.canary.pool])]);
  const pool = pools?.find(({ picker }) => picker.host === host);
  const [envoy] = place?.pools[pool?.name ?? '']?.envoys ?? [];
  if (envoy === undefined) throw new Error(`${region}: ${host} is no pool of the stand`);
  return envoy.host.address;
}
