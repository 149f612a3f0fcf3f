import { type Check, checkOf } from '#test/conformance/check';
import { openClient } from '#test/gateway/client/client';
import { bodyOf, chat, told } from '#test/gateway/trial/chat';
import { breakEngines } from '#test/gateway/trial/engine-fault';
import { readOnHost } from '#test/gateway/trial/on-host';
import { authorizerMetrics } from '#test/gateway/trial/received';
import { sumOf } from '#test/gateway/trial/series';
import { newTenant, type Tenant } from '#test/gateway/trial/tenants';
import { askHere, type FailoverTrial, largeEngines, linesOf, notBy, smallEngines } from './trial';

const sheds = 'sheds load with 429';

/**
 * A request that a peer could not serve either is not sent on by it: each gateway sees it once. A client that says it has
 * hopped gives up its peers.
 */
export async function hopsOnce(trial: FailoverTrial): Promise<Check[]> {
  const { stand, here, peer, small } = trial;
  const { hopHeader } = here.region.gateway;
  const [once, claimed] = await Promise.all([tenantOf(trial, 'hops-once'), tenantOf(trial, 'claims-to-have-hopped')]);
  const engines = [...largeEngines(trial, here), ...largeEngines(trial, peer), ...smallEngines(trial, peer)];
  const repair = await breakEngines(stand, engines, sheds);
  const answers = await Promise.all([
    askHere(trial, { key: once.key }),
    askHere(trial, { key: claimed.key, headers: { [hopHeader]: 'eu-west-1' } }),
  ]).finally(repair);
  const [first, second] = answers.map((found) => notBy(trial, { place: here, pool: small }, found));
  const [mine, theirs] = await Promise.all([linesOf(here, once.name, 1), linesOf(peer, once.name, 1)]);
  await linesOf(here, claimed.name, 1);
  const sent = peer.accessLog().filter(({ tenant }) => tenant === claimed.name).length;
  const [origin] = theirs.map((line) => line.hop_origin);
  return [
    checkOf(
      'A request hops once',
      [
        ...(first ?? []),
        ...(mine.length === 1 && theirs.length === 1
          ? []
          : [`seen ${mine.length} and ${theirs.length} times; wanted: once each`]),
        ...(origin === here.region.name ? [] : [`hop_origin in ${peer.region.name}: ${origin}`]),
      ],
      `one line in the access log of ${here.region.name}, one in that of ${peer.region.name}, then ${small.name} here`,
    ),
    checkOf(
      `A client's own ${hopHeader}`,
      [...(second ?? []), ...(sent === 0 ? [] : [`${peer.region.name} was asked`])],
      'gives up failover to the peer, and gains nothing',
    ),
  ];
}

/** A token that is forged, used again, used by another or from elsewhere makes no hop of a request. */
export async function hopTokens(trial: FailoverTrial): Promise<Check> {
  const { stand, client, here, peer, small } = trial;
  const { hopToken } = here.region.gateway.access.headers;
  const [{ key }, { key: other }] = await Promise.all([tenantOf(trial, 'hop-tokens'), tenantOf(trial, 'another')]);
  const inside = here.engines[0]?.host;
  const path = here.region.peers.find(({ region }) => region === peer.region.name);
  if (inside === undefined || path === undefined) throw new Error(`${here.region.name}: no way to ${peer.region.name}`);
  // as the gateway here reaches its peer, over the private path
  const url = `${path.tls ? 'https' : 'http'}://${path.host}:${path.port}`;
  const gatewayLike = await openClient(stand, inside);
  try {
    const ask = async (name: string, token: string, use: { key: string | null; from?: 'outside' }) => {
      const at = use.from === 'outside' ? stand.url('eu', peer.region.name) : url;
      const asker = use.from === 'outside' ? client : gatewayLike;
      const accepted = await tokensAccepted(trial);
      const request = { url: at, key: use.key, model: small.model.servedName, headers: { [hopToken]: token } };
      const answer = await asker.ask(chat(request));
      return { name, answer, accepted: (await tokensAccepted(trial)) - accepted };
    };
    const tokens = await Promise.all(Array.from({ length: 4 }, () => tokenFor(trial, gatewayLike, key)));
    const [good, forged, stolen, elsewhere] = tokens as [string, string, string, string];
    const tries = [
      await ask('a good one', good, { key }),
      await ask('used again', good, { key }),
      await ask('forged', altered(forged), { key }),
      await ask('with the key of another tenant', stolen, { key: other }),
      await ask('from a client network', elsewhere, { key, from: 'outside' }),
      await ask('without a credential', stolen, { key: null }),
    ];
    const problems = tries.flatMap(({ name, answer, accepted }) => {
      const wanted = name === 'without a credential' ? 401 : 200;
      return [
        ...(answer.status === wanted ? [] : [`${name}: ${told(stand, answer)}; wanted: ${wanted}`]),
        ...(accepted === (name === 'a good one' ? 1 : 0) ? [] : [`${name}: accepted ${accepted} times`]),
      ];
    });
    return checkOf(
      'Hop tokens',
      problems,
      `accepted once; ${tries
        .slice(1)
        .map(({ name }) => name)
        .join(', ')}: worth nothing`,
    );
  } finally {
    await gatewayLike.close();
  }
}

function tenantOf({ stand, here }: FailoverTrial, name: string): Promise<Tenant> {
  return newTenant(stand, { jurisdiction: here.region.jurisdiction, name });
}

/** A token as the authorizer here signs it for a request that it admits: clients never see one. */
async function tokenFor(
  { here, client }: FailoverTrial,
  inside: Pick<typeof client, 'ask'>,
  key: string,
): Promise<string> {
  const { authorizer, headers } = here.region.gateway.access;
  const [running] = here.authorizers;
  const answer = await inside.ask({
    url: `http://${running?.host.address}:${authorizer.port}${authorizer.pathPrefix}/v1/chat/completions`,
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  });
  const token = answer.headers[headers.hopToken];
  if (token === undefined)
    throw new Error(`the authorizer gave no hop token: ${answer.status} ${bodyOf(answer).error}`);
  return token;
}

/** Another character in the middle: whatever the token's form, what was signed is not what is said. */
function altered(token: string): string {
  const at = Math.floor(token.length / 2);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

async function tokensAccepted({ stand, peer }: FailoverTrial): Promise<number> {
  const texts = await Promise.all(
    peer.authorizers.map(({ host }) => readOnHost(stand.ground, host, [authorizerMetrics(peer)])),
  );
  return texts
    .map(([text]) => sumOf(text ?? '', 'meridian_authorizer_hop_tokens_total', 'outcome="accepted"'))
    .reduce((sum, count) => sum + count, 0);
}
