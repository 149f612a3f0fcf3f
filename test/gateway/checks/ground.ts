import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '#test/conformance/check';
import { makeGround } from '#test/gateway/ground/index';
import { proveAbandoned } from '#test/gateway/ground/prove-abandoned';
import { proveBalancer } from '#test/gateway/ground/prove-balancer';
import { proveNetworks } from '#test/gateway/ground/prove-networks';
import { provePrograms } from '#test/gateway/ground/prove-programs';
import type { Suite } from '#test/gateway/suite';

/** What every other suite stands on, on a ground of its own. */
export const ground = {
  name: 'ground',
  claims: [
    'Counters between two networks count what was sent between them, and nothing else is there to count',
    'A network that is cut off neither sends nor receives; the others go on',
    'A program sees the files that it was given under their paths, and leaves nothing on this machine',
    'What stands for a load balancer keeps protocol and address of the client, leaves unhealthy targets out, and fails open',
    'Nothing is left of a run that was killed',
  ],
  async run(): Promise<readonly Check[]> {
    const folder = mkdtempSync(join(tmpdir(), 'meridian-ground-'));
    try {
      const own = makeGround({
        folder,
        sites: {
          north: '10.1.0.0/16',
          south: '10.2.0.0/16',
          abroad: '10.3.0.0/16',
          outside: ['198.51.100.0/24', '203.0.113.0/24'],
        },
      });
      try {
        return [
          ...(await proveNetworks(own)),
          ...(await provePrograms(own)),
          ...(await proveBalancer(own)),
          await proveAbandoned(),
        ];
      } finally {
        await own.down();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
} satisfies Suite;
