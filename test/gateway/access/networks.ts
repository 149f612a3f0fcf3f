import { type Check, checkOf } from '#test/conformance/check';
import type { PastBalancer } from '#test/gateway/client/ask';
import { openClient } from '#test/gateway/client/client';
import { errorProblems, said } from '#test/gateway/trial/api-error';
import { askAt, bearer, endpointsOf } from '#test/gateway/trial/endpoints';
import { newTenant } from '#test/gateway/trial/tenants';
import { type AccessTrial, urlOf } from './trial';

/** Longest that a connection is waited for that nobody takes. */
const SILENCE_MS = 3000;

/**
 * A good key is good from the jurisdiction's client networks alone: the load balancer takes no connection from elsewhere, and where one comes
 * through all the same, the gateway refuses it.
 */
export async function checkNetworks(trial: AccessTrial): Promise<readonly Check[]> {
  const { stand, place } = trial;
  const { key } = await newTenant(stand, { jurisdiction: place.region.jurisdiction, name: 'access-network' });
  return [await atTheBalancer(trial, key), ...(await atTheGateway(trial, key))];
}

async function atTheBalancer(trial: AccessTrial, key: string): Promise<Check> {
  const { own, foreign, stranger } = trial.clients;
  const asks = endpointsOf(trial.stand.topology).map((endpoint) => ({
    ...askAt(urlOf(trial), endpoint, bearer(key)),
    timeoutMs: SILENCE_MS,
  }));
  const [served, ...refused] = await Promise.all([
    own.askAll(asks.map((ask) => ({ ...ask, timeoutMs: undefined }))),
    foreign.askAll(asks),
    stranger.askAll(asks),
  ]);
  const problems = [
    ...served.filter(({ status }) => status !== 200).map((answer) => `a client: ${said(answer)}`),
    ...refused.flat().flatMap((answer) => (answer.status === null ? [] : [`not a client of here: ${said(answer)}`])),
  ];
  return checkOf('A good key at the load balancer', problems, 'served to a client, no connection from other networks');
}

/** The client runs where the load balancer does, and vouches for addresses as that would. */
async function atTheGateway(trial: AccessTrial, key: string): Promise<readonly Check[]> {
  const { stand, place, clients } = trial;
  const { hostname } = stand.topology.jurisdictions.find(({ name }) => name === place.region.jurisdiction) ?? {};
  const [balancer] = Object.values(place.balancers);
  const [first] = place.envoys;
  if (balancer === undefined || first === undefined || typeof hostname !== 'string') throw new Error('no way in');
  const { listener, access } = place.region.gateway;
  const past = (client: string): PastBalancer => ({ address: first.envoy.host.address, port: listener.port, client });
  const addresses = { own: clients.own.host.address, stranger: clients.stranger.host.address };
  const claims = { [access.headers.forwardedFor]: addresses.own, 'x-real-ip': addresses.own };
  const cases = [
    { name: 'a client', from: addresses.own, headers: {}, admitted: true },
    { name: 'a stranger', from: addresses.stranger, headers: {}, admitted: false },
    { name: 'a client of another jurisdiction', from: clients.foreign.host.address, headers: {}, admitted: false },
    { name: 'a stranger who claims to be a client', from: addresses.stranger, headers: claims, admitted: false },
  ];
  const endpoints = endpointsOf(stand.topology);
  const client = await openClient(stand, balancer.host);
  try {
    return await Promise.all(
      cases.map(async ({ name, from, headers, admitted }) => {
        const asks = endpoints.map((endpoint) => ({
          ...askAt(`https://${hostname}`, endpoint, { ...bearer(key), ...headers }),
          past: past(from),
        }));
        const problems = (await client.askAll(asks)).flatMap((answer, index) => {
          const wrong = admitted ? notServed(answer) : errorProblems(answer, { status: 403, code: 'forbidden' });
          return wrong.map((problem) => `${endpoints[index]?.name}: ${problem}`);
        });
        const summary = `${admitted ? 200 : 403} at ${endpoints.length} endpoints`;
        return checkOf(`A good key at the gateway, from ${name}`, problems, summary);
      }),
    );
  } finally {
    await client.close();
  }
}

function notServed(answer: Parameters<typeof said>[0]): string[] {
  return answer.status === 200 ? [] : [said(answer)];
}
