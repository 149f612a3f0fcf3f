import { type Check, checkOf } from '#test/conformance/check';
import type { PastBalancer } from '#test/gateway/client/ask';
import { openClient } from '#test/gateway/client/client';
import { errorProblems, said } from '#test/gateway/trial/api-error';
import { askAt, bearer, endpointsOf } from '#test/gateway/trial/endpoints';
import { newTenant } from '#test/gateway/trial/tenants';
import { checkGuarded } from './guarded';
import { type AccessTrial, urlOf } from './trial';

/**
 * A good key is good from the jurisdiction's client networks alone: the load balancer's security group takes no connection from elsewhere, and
 * where one comes through all the same, the gateway refuses it.
 */
export async function checkNetworks(trial: AccessTrial): Promise<readonly Check[]> {
  const { stand, place } = trial;
  const { key } = await newTenant(stand, { jurisdiction: place.region.jurisdiction, name: 'access-network' });
  return [await checkGuarded(trial, key), await atTheBalancer(trial, key), ...(await atTheGateway(trial, key))];
}

/** The way of every request: what the load balancer vouches for is the client's own address, and Envoy goes by it. */
async function atTheBalancer(trial: AccessTrial, key: string): Promise<Check> {
  const { own, foreign, stranger } = trial.clients;
  const asks = endpointsOf(trial.stand.topology).map((endpoint) => askAt(urlOf(trial), endpoint, bearer(key)));
  const [served, ...refused] = await Promise.all([own, foreign, stranger].map((client) => client.askAll(asks)));
  const problems = [
    ...(served ?? []).flatMap((answer) => notServed(answer).map((problem) => `a client: ${problem}`)),
    ...refused
      .flat()
      .flatMap((answer) => errorProblems(answer, { status: 403, code: 'forbidden' }))
      .map((problem) => `not a client of here: ${problem}`),
  ];
  return checkOf(
    'A good key at a load balancer that lets everybody connect',
    problems,
    'served to a client, 403 to other networks',
  );
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
