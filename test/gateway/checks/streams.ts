import { openClient } from '#test/gateway/client/client';
import { checkFirstToken } from '#test/gateway/streams/first-token';
import { checkLargePrompts } from '#test/gateway/streams/large';
import { checkLeaving } from '#test/gateway/streams/left';
import { checkMultiplexing } from '#test/gateway/streams/multiplexed';
import { checkOpenAiClient } from '#test/gateway/streams/openai-client';
import type { Suite } from '#test/gateway/suite';
import { atOnce } from '#test/gateway/trial/at-once';
import { firstRegion } from '#test/gateway/trial/places';
import { newTenant } from '#test/gateway/trial/tenants';

/** How answers come, and what may be sent. */
export const streams: Suite = {
  name: 'streams',
  claims: [
    'The first token arrives while the engine still makes others, over HTTP/1.1 and HTTP/2.',
    'A client that leaves in mid-stream frees its engine at once.',
    'Prompts of 1 MiB arrive whole; bodies above the limit get 413.',
    'Many streams share one HTTP/2 connection and do not wait for each other.',
    'OpenAI’s client library works unchanged: chat, streams, embeddings, models, typed errors, and its own retries.',
  ],
  async run(stand) {
    const place = firstRegion(stand, 'eu');
    const { jurisdiction, name } = place.region;
    const client = await openClient(stand, stand.clients.eu);
    try {
      const { key } = await newTenant(stand, { jurisdiction, name: 'streams' });
      const trial = { stand, place, client, url: stand.url(jurisdiction, name), key };
      return await atOnce({
        'The first token': () => checkFirstToken(trial),
        'A client that leaves': () => checkLeaving(stand),
        'Large prompts': () => checkLargePrompts(trial),
        'One HTTP/2 connection': () => checkMultiplexing(trial),
        'OpenAI’s client': () => checkOpenAiClient(trial),
      });
    } finally {
      await client.close();
    }
  },
};
