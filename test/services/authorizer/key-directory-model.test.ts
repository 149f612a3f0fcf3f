import fc from 'fast-check';
import { makeKeyDirectory } from '#lib/services/authorizer/key-directory';
import type { KeyRecord } from '#lib/services/authorizer/key-record';
import { awayMs } from '#lib/services/authorizer/record-look-up';

const bounds = { freshSeconds: 30, staleSeconds: 90, unknownSeconds: 5, maxEntries: 2 };
const ids = ['k1', 'k2', 'k3'] as const;

/** What happens to the table, to its users and to the clock. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('ask' as const), id: fc.constantFrom(...ids) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40_000 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 900 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom('make' as const, 'revoke' as const), id: fc.constantFrom(...ids) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('break' as const, 'mend' as const) }) },
);

const settled = () => new Promise((done) => setImmediate(done));

test('whatever happens: nobody is admitted on what is too old, and nobody is refused whom the table admits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      let clock = 0;
      let isBroken = false;
      let failedAt = Number.NEGATIVE_INFINITY;
      const keys = new Map<string, KeyRecord>();
      const madeAt = new Map<string, number>();
      const revokedAt = new Map<string, number>();
      const readAt = new Map<string, number>();
      const directory = makeKeyDirectory({
        bounds,
        timeoutMs: 1000,
        now: () => clock,
        table: {
          readKey: async (id) => {
            if (isBroken) failedAt = clock;
            if (isBroken) throw new Error('away');
            readAt.set(id, clock);
            return keys.get(id);
          },
          readTenant: async (tenant) => {
            if (isBroken) failedAt = clock;
            if (isBroken) throw new Error('away');
            return { tenant, tier: 'standard', jurisdiction: 'eu', pinnedVersion: null };
          },
        },
      });
      const ask = async (id: string) => {
        const answer = await directory.find(id).catch(() => 'refused' as const);
        const mayBeAway = isBroken || clock - failedAt < awayMs;
        if (answer === 'refused') expect(isBroken).toBe(true);
        else if (answer === undefined) {
          const made = madeAt.get(id);
          if (made !== undefined) expect(clock - made).toBeLessThan(bounds.unknownSeconds * 1000);
        } else {
          expect(clock - (readAt.get(id) ?? Number.NaN)).toBeLessThan(bounds.staleSeconds * 1000);
          const revoked = revokedAt.get(id);
          if (answer.key.revokedAt === null && revoked !== undefined && !mayBeAway) {
            expect(clock - revoked).toBeLessThan(bounds.freshSeconds * 1000);
          }
        }
      };
      for (const event of steps) {
        if (event.does === 'ask') await ask(event.id);
        else if (event.does === 'wait') clock += event.ms;
        else if (event.does === 'break') isBroken = true;
        else if (event.does === 'mend') isBroken = false;
        else if (event.does === 'make' && !keys.has(event.id)) {
          keys.set(event.id, {
            keyId: event.id,
            tenant: 'acme',
            hash: Buffer.alloc(32),
            expiresAt: null,
            revokedAt: null,
          });
          madeAt.set(event.id, clock);
        } else if (event.does === 'revoke') {
          const key = keys.get(event.id);
          if (key?.revokedAt === null) {
            keys.set(event.id, { ...key, revokedAt: clock });
            revokedAt.set(event.id, clock);
          }
        }
        await settled();
      }
    }),
    { numRuns: 400 },
  );
});
