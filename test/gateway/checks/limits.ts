import { openClient } from '#test/gateway/client/client';
import { checkBursts, checkRequestsPerMinute } from '#test/gateway/limits/requests';
import { checkTokens } from '#test/gateway/limits/tokens';
import { untilCounted } from '#test/gateway/limits/trial';
import type { Suite } from '#test/gateway/suite';
import { atOnce } from '#test/gateway/trial/at-once';
import { firstRegion } from '#test/gateway/trial/places';

/** What tenants may use. */
export const limits: Suite = {
  name: 'limits',
  claims: [
    'Requests in a minute are one budget of a tenant, over models, paths, versions and Envoys.',
    'Requests at once are held to the burst of a second, and served in the next.',
    'Tokens are charged as engines counted them, those of streams too, to the minute and to the day.',
    'Over a limit there is 429 with retry-after and x-ratelimit headers, in the shape that OpenAI clients understand.',
    'A tenant at its limit does not touch another.',
  ],
  async run(stand) {
    const place = firstRegion(stand, 'eu');
    const client = await openClient(stand, stand.clients.eu);
    try {
      const { jurisdiction, name } = place.region;
      const trial = { stand, place, client, url: stand.url(jurisdiction, name) };
      await untilCounted(trial);
      return await atOnce({
        'Requests in a minute': () => checkRequestsPerMinute(trial),
        'Requests at once': () => checkBursts(trial),
        Tokens: () => checkTokens(trial),
      });
    } finally {
      await client.close();
    }
  },
};
