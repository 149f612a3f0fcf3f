import { type Check, checkOf } from '#test/conformance/check';
import type { RegionStand } from '#test/gateway/stand';
import { bodyOf, chat, told } from '#test/gateway/trial/chat';
import { breakEngines } from '#test/gateway/trial/engine-fault';
import { newTenant } from '#test/gateway/trial/tenants';
import { roomInWindow } from '#test/gateway/trial/window';
import { askHere, type FailoverTrial, largeEngines, notBy } from './trial';

/** More than half of the budget, so that what is left of it is less than what is left of any other limit. */
const share = 0.65;

/**
 * Tokens that a peer's engines made are charged where the request was admitted, and nowhere else: asked for by a tenant with a small
 * budget of tokens a minute, of which `x-ratelimit-remaining` tells what is left.
 */
export async function chargedOnce(trial: FailoverTrial): Promise<Check> {
  const { stand, here, peer, large } = trial;
  const { tiers } = here.region.gateway;
  const tier = tiers.reduce((least, one) => (one.tokensPerMinute < least.tokensPerMinute ? one : least));
  const budget = tier.tokensPerMinute;
  const { jurisdiction } = here.region;
  const { key } = await newTenant(stand, { jurisdiction, name: 'charged-once', tier: tier.name });
  await roomInWindow('Minute', 8);
  const repair = await breakEngines(stand, largeEngines(trial, here), 'sheds load with 429');
  const [hopped] = await askHere(trial, { key, tokens: Math.floor(share * budget) }).finally(repair);
  if (hopped === undefined) throw new Error('no answer');
  const used = bodyOf(hopped).usage?.total_tokens ?? 0;
  const leftIn = async ({ region: { name } }: RegionStand) => {
    const url = stand.url(jurisdiction, name);
    const answer = await trial.client.ask(chat({ url, key, model: large.model.servedName, tokens: 1 }));
    return { left: Number(answer.headers['x-ratelimit-remaining']), answer };
  };
  const [mine, theirs] = [await leftIn(here), await leftIn(peer)];
  const wanted = budget - used;
  return checkOf(
    'Tokens of a request that hopped are charged once',
    [
      ...notBy(trial, { place: peer, pool: large }, [hopped]),
      ...(used > share * budget && wanted > 0 ? [] : [`usage: ${hopped.body}`]),
      ...(mine.left === wanted
        ? []
        : [`${here.region.name}: ${mine.left} of ${budget} left, wanted: ${wanted}: ${told(stand, mine.answer)}`]),
      // another limit is the nearest there
      ...(theirs.left > wanted
        ? []
        : [`${peer.region.name} charged it too: ${theirs.left} of ${budget} left: ${told(stand, theirs.answer)}`]),
    ],
    `${used} tokens: ${here.region.name}, which admitted it, has ${mine.left} of ${budget} left; ${peer.region.name} charged nothing`,
  );
}
