import { checkMatrix } from '#test/gateway/access/matrix';
import { checkNetworks } from '#test/gateway/access/networks';
import { checkRevocation } from '#test/gateway/access/revoked';
import { checkCopies, checkEnginesView } from '#test/gateway/access/spoofed';
import { openClient } from '#test/gateway/client/client';
import type { Suite } from '#test/gateway/suite';
import { atOnce } from '#test/gateway/trial/at-once';
import { firstRegion } from '#test/gateway/trial/places';

/** Who gets in. */
export const access: Suite = {
  name: 'access',
  claims: [
    'Every kind of bad credential is refused at every endpoint, with 401, 403 or 421 and an error that OpenAI clients understand.',
    'A key or a token of another jurisdiction gets 421 with the host name to go to; its request goes nowhere.',
    'Good keys and good tokens are served at every endpoint.',
    "A client's own tenant, tier, jurisdiction, hop and picker headers have no effect: not in the log, at limits, at the picker, at the engine.",
    'From other networks than the jurisdiction’s client networks a good key gets no connection at a load balancer with its security group, and Envoy’s 403 where one comes through.',
    'A revoked key works no longer than is stated.',
  ],
  async run(stand) {
    const place = firstRegion(stand, 'eu');
    const foreign = stand.topology.jurisdictions.find(({ name }) => name === 'us');
    if (foreign === undefined) throw new Error('no jurisdiction us in the blueprint of the stand');
    const [own, abroad, stranger] = await Promise.all(
      [stand.clients.eu, stand.clients.us, stand.clients.stranger].map((host) => openClient(stand, host)),
    );
    if (own === undefined || abroad === undefined || stranger === undefined)
      throw new Error('three clients are needed');
    try {
      const trial = { stand, place, foreign, clients: { own, foreign: abroad, stranger } };
      return await atOnce({
        'Every credential at every endpoint': () => checkMatrix(trial),
        'Networks of clients': () => checkNetworks(trial),
        'Copies of headers': () => checkCopies(trial),
        'What an engine sees': () => checkEnginesView(trial),
        'A revoked key': () => checkRevocation(trial),
      });
    } finally {
      await Promise.all([own.close(), abroad.close(), stranger.close()]);
    }
  },
};
