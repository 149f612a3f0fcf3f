import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { type Client, openClient } from '#test/gateway/client/client';
import type { RegionStand, Stand } from '#test/gateway/stand';
import type { Suite } from '#test/gateway/suite';
import { bodyOf, type Chat, chat, placeOf, told } from '#test/gateway/trial/chat';
import { breakEngines } from '#test/gateway/trial/engine-fault';
import { enginesOf, firstRegion } from '#test/gateway/trial/places';
import { deviation, sampleSize } from '#test/gateway/trial/share';
import { newTenant } from '#test/gateway/trial/tenants';

/** Where requests go when nothing is broken, and when the smallest of a class is. */
export const routing: Suite = {
  name: 'routing',
  claims: [
    'An alias is answered by its model.',
    'The canary gets its share of the requests, within three standard deviations.',
    'A class is answered by its smallest model, by a larger one when that cannot.',
    'An unknown model is answered with 404, which points to /v1/models.',
  ],
  async run(stand) {
    const place = firstRegion(stand, 'eu');
    const client = await openClient(stand, stand.clients.eu);
    try {
      const { key } = await newTenant(stand, { jurisdiction: 'eu', name: 'routing' });
      const trial: Trial = { stand, place, client, asked: { url: stand.url('eu', place.region.name), key } };
      return [await alias(trial), await canary(trial), ...(await modelClass(trial)), await unknownModel(trial)];
    } finally {
      await client.close();
    }
  },
};

interface Trial {
  readonly stand: Stand;
  readonly place: RegionStand;
  readonly client: Client;
  readonly asked: Pick<Chat, 'url' | 'key'>;
}

async function alias({ stand, place, client, asked }: Trial): Promise<Check> {
  const pools = place.region.modelPools.filter(({ model }) => model.aliases.length > 0);
  const problems: string[] = [];
  for (const { model } of pools) {
    for (const name of model.aliases) {
      const answer = await client.ask(chat({ ...asked, model: name }));
      if (answer.status !== 200 || bodyOf(answer).model !== model.servedName)
        problems.push(`${name}: ${told(stand, answer)}; wanted: 200 by ${model.servedName}`);
    }
  }
  if (pools.length === 0) problems.push('no model of the stand has an alias');
  const names = pools.flatMap(({ model }) => model.aliases.map((name) => `${name} by ${model.servedName}`));
  return checkOf('Alias to model', problems, `answered: ${names.join(', ')}`);
}

async function canary({ stand, place, client, asked }: Trial): Promise<Check> {
  const pool = place.region.modelPools.find((candidate) => candidate.canary !== null);
  if (pool === undefined || pool.canary === null) return checkOf('Canary weights', ['no pool has a canary'], '');
  const share = pool.canary.percent / 100;
  const requests = sampleSize(share);
  const asks = Array.from({ length: requests }, (_, index) => ({
    ...chat({ ...asked, model: pool.model.servedName, connection: `canary-${index % 8}` }),
    protocol: 'h2' as const,
    afterMs: index * 10,
  }));
  const answers = await client.askAll(asks);
  const places = answers.map((answer) => placeOf(stand, answer));
  const strays = answers.filter((_, index) => {
    const at = places[index];
    return at?.region !== place.region.name || ![pool.name, pool.canary?.pool.name].includes(at.pool);
  });
  const hits = places.filter((at) => at?.pool === pool.canary?.pool.name).length;
  const off = deviation({ hits, requests, share });
  return checkOf(
    'Canary weights',
    [
      ...(off === null ? [] : [`${pool.name}: ${off}`]),
      ...strays.slice(0, 3).map((answer) => `not by the pool or its canary: ${told(stand, answer)}`),
    ],
    `${hits} of ${requests} requests for ${pool.name} came to the canary of ${pool.canary.percent} %`,
  );
}

async function modelClass({ stand, place, client, asked }: Trial): Promise<Check[]> {
  const members = place.region.modelPools
    .filter(({ model }) => model.routingClass !== null)
    .sort((a, b) => (a.model.routingClass?.rank ?? 0) - (b.model.routingClass?.rank ?? 0));
  const [smallest, larger] = members;
  const name = smallest?.model.routingClass?.name;
  if (smallest === undefined || larger === undefined || name === undefined)
    return [checkOf('Class from small to large', ['no class of two models in the stand'], '')];
  const ask = () => client.askAll(Array.from({ length: 6 }, () => chat({ ...asked, model: name })));
  const whole = await ask();
  const repair = await breakEngines(
    stand,
    enginesOf(place, smallest.name, smallest.canary?.pool.name),
    'sheds load with 429',
  );
  const without = await ask().finally(repair);
  const by = (answers: readonly Answer[], model: string) =>
    answers
      .filter((answer) => answer.status !== 200 || bodyOf(answer).model !== model)
      .map((answer) => `${name}: ${told(stand, answer)}; wanted: 200 by ${model}`);
  const [small, large] = [smallest.model.servedName, larger.model.servedName];
  return [
    checkOf('Class: the smallest model first', by(whole, small), `${name} answered by ${small}, 6 times of 6`),
    checkOf('Class: a larger model when the smallest cannot', by(without, large), `${name} answered by ${large}`),
  ];
}

async function unknownModel({ stand, client, asked }: Trial): Promise<Check> {
  const answer = await client.ask(chat({ ...asked, model: 'no-such-model' }));
  const { error } = bodyOf(answer);
  const problems = [
    ...(answer.status === 404 ? [] : [`${told(stand, answer)}; wanted: 404`]),
    ...(error?.code === 'model_not_found' ? [] : [`code of the error: ${error?.code}; wanted: model_not_found`]),
    ...(error?.message.includes('/v1/models') === true ? [] : [`does not name /v1/models: ${answer.body}`]),
    ...(answer.headers['content-type'] === 'application/json' ? [] : [`is ${answer.headers['content-type']}`]),
  ];
  return checkOf('Unknown model', problems, '404 model_not_found, which points to /v1/models');
}
