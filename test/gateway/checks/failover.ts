import type { Check } from '#test/conformance/check';
import { openClient } from '#test/gateway/client/client';
import { chargedOnce } from '#test/gateway/failover/charged-once';
import { answersItself, failsOver } from '#test/gateway/failover/each-fault';
import { everythingDown } from '#test/gateway/failover/everything-down';
import { hopsOnce, hopTokens } from '#test/gateway/failover/hops';
import { diesMidStream } from '#test/gateway/failover/mid-stream';
import { failoverTrial } from '#test/gateway/failover/trial';
import type { Suite } from '#test/gateway/suite';
import { engineFaults } from '#test/gateway/trial/engine-fault';
import { newTenant } from '#test/gateway/trial/tenants';
import { watchOthers } from '#test/gateway/trial/witness';

/** Engines fail: who answers instead, and what is not done. */
export const failover: Suite = {
  name: 'failover',
  claims: [
    'While the local pool is whole, it answers.',
    'When it fails with 500, with 429, with refused connections or by hanging, the peer Region answers, then a smaller model.',
    'What has begun to answer is not asked again.',
    'A request hops once; a hop token that is forged or used again is worth nothing; tokens are charged once.',
    'When nothing can serve, clients get 503 or 429 with Retry-After, in bounded time.',
    'Nothing of it reaches another jurisdiction.',
  ],
  async run(stand) {
    const client = await openClient(stand, stand.clients.eu);
    try {
      const trial = failoverTrial(stand, client, 'eu');
      const { key } = await newTenant(stand, { jurisdiction: 'eu', name: 'failover' });
      const witness = await watchOthers(stand, 'eu');
      const checks: Check[] = [await answersItself(trial, key)];
      for (const fault of engineFaults) checks.push(await failsOver(trial, fault, key));
      checks.push(
        await diesMidStream(trial),
        ...(await hopsOnce(trial)),
        await hopTokens(trial),
        await chargedOnce(trial),
        ...(await everythingDown(trial, key)),
        await witness.check('while engines failed'),
      );
      return checks;
    } finally {
      await client.close();
    }
  },
};
