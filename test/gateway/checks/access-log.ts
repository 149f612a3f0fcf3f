import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { openClient } from '#test/gateway/client/client';
import type { Running } from '#test/gateway/ground/ground';
import type { RegionStand } from '#test/gateway/stand';
import type { Suite } from '#test/gateway/suite';
import { bodyOf, chat } from '#test/gateway/trial/chat';
import { type LogLine, logged } from '#test/gateway/trial/logged';
import { firstRegion } from '#test/gateway/trial/places';
import { newTenant, type Tenant } from '#test/gateway/trial/tenants';

/** What is written about a request, and what is not. */
export const accessLog: Suite = {
  name: 'access-log',
  claims: [
    'A line of the access log says tenant, tier, model, tokens, latency, upstream and the id of the request.',
    'No log of the request path holds a prompt, a key, or the address of a client.',
  ],
  async run(stand) {
    const place = firstRegion(stand, 'eu');
    const tenant = await newTenant(stand, { jurisdiction: 'eu', name: 'access-log' });
    const secret = `plover${randomBytes(8).toString('hex')}`;
    const client = await openClient(stand, stand.clients.eu);
    try {
      const url = stand.url('eu', place.region.name);
      const models = place.region.modelPools.filter(({ model }) => model.task === 'generate');
      const asks = models.flatMap(({ model: { servedName: model } }) =>
        [false, true].map((stream) =>
          chat({ url, key: tenant.key, model, prompt: `${secret} ${model}`, stream, tokens: 7 }),
        ),
      );
      const told: Told[] = [];
      // one after the other, so that the order of the lines is that of the requests
      for (const ask of asks)
        told.push({ model: (ask.body as { model: string }).model, answer: await client.ask(ask) });
      const wrong = `${tenant.key.slice(0, -1)}${tenant.key.endsWith('x') ? 'y' : 'x'}`;
      const path = `/v1/${tenant.name}`;
      await client.ask({ url: `${url}${path}`, headers: { authorization: `Bearer ${wrong}` } });
      const fits = (line: LogLine) => line.tenant === tenant.name;
      const lines = await logged(place, tenant.name, { fits, count: told.length });
      const refused = await logged(place, path, { fits: (line) => line.path === path, count: 1 });
      return [
        linesSay(tenant, { lines, told }),
        sameIds(place, refused),
        nothingTold(place, [secret, tenant.key, secretPart(tenant.key), wrong, stand.clients.eu.address]),
      ];
    } finally {
      await client.close();
    }
  },
};

interface Told {
  readonly model: string;
  readonly answer: Answer;
}

function linesSay(
  { name, tier }: Tenant,
  { lines, told }: { readonly lines: readonly LogLine[]; readonly told: readonly Told[] },
): Check {
  const ids = new Set(lines.map((line) => line.request_id));
  const problems = told.flatMap(({ model, answer }, index) => {
    const line = lines[index] ?? {};
    const wrong = Object.entries(expected({ model, answer, tier, tenant: name })).filter(
      ([field, fits]) => !(typeof fits === 'function' ? fits(line[field]) : line[field] === fits),
    );
    return wrong.map(
      ([field]) =>
        `request ${index + 1} for ${model}: ${field} is ${JSON.stringify(line[field])} in ${JSON.stringify(line)}`,
    );
  });
  const sorts = `${lines.length} lines with ${ids.size} ids for ${told.length} requests`;
  return checkOf(
    'Access log: what a line says',
    [...problems, ...(lines.length === told.length && ids.size === told.length ? [] : [sorts])],
    `${lines.length} requests, streamed or not: tenant, tier, model, tokens as billed, latency, upstream, an id each`,
  );
}

/** Who is refused stands in the authorizer's log too, under the same id. */
function sameIds({ authorizers }: RegionStand, refused: readonly LogLine[]): Check {
  const texts = authorizers.map(({ log }) => readFileSync(log, 'utf8')).join('');
  const unknown = refused.filter(({ request_id: id }) => typeof id !== 'string' || !texts.includes(id));
  return checkOf(
    'Access log: the id of a request',
    unknown.map((line) => `the authorizer's log has no line about ${JSON.stringify(line)}`),
    "a refused request has the same id in the gateway's log and in the authorizer's",
  );
}

type Expected = Readonly<Record<string, string | number | ((value: unknown) => boolean)>>;

function expected({
  model,
  answer,
  tier,
  tenant,
}: Told & { readonly tier: string; readonly tenant: string }): Expected {
  const tookMs = answer.endedMs - answer.startedMs;
  return {
    tenant,
    tier,
    model,
    tokens: (value) => Number(value) === tokensOf(answer) && Number(value) > 0,
    status: (value) => Number(value) === 200 && answer.status === 200,
    // as long as the client waited, or a little shorter
    duration_ms: (value) => Number(value) > 0 && Number(value) <= tookMs + 5,
    first_byte_ms: (value) => Number(value) > 0 && Number(value) <= tookMs + 5,
    // priorities hold only in a cluster of a whole rule
    upstream_cluster: (value) => typeof value === 'string' && value !== '' && !value.includes('/backend/'),
    upstream_host: (value) => /^\d+\.\d+\.\d+\.\d+:\d+$/.test(String(value)),
    backend: (value) => typeof value === 'string' && value.includes(model),
    request_id: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)),
    method: 'POST',
    path: '/v1/chat/completions',
    attempts: (value) => Number(value) === 1,
  };
}

function tokensOf(answer: Answer): number {
  const usages = answer.events.map(({ data }) => /"usage":\{[^}]*?"total_tokens":(\d+)/.exec(data)?.[1]);
  return bodyOf(answer).usage?.total_tokens ?? Number(usages.findLast((usage) => usage !== undefined) ?? 0);
}

/** Behind the id of the key, which is no secret. */
function secretPart(key: string): string {
  return key.split('_').at(-1) ?? key;
}

function nothingTold({ envoys, authorizers, pools, rateLimit }: RegionStand, secrets: readonly string[]): Check {
  const programs: readonly Running[] = [
    ...envoys.flatMap(({ envoy, processor }) => [envoy, processor]),
    ...authorizers,
    ...Object.values(pools).flatMap((pool) => [...pool.envoys, ...pool.pickers]),
    rateLimit,
  ];
  const problems = programs.flatMap(({ name, log }) => {
    const text = readFileSync(log, 'utf8');
    return secrets
      .filter((secret) => text.includes(secret))
      .map((secret) => `${name} has written ${secret}: ${lineWith(text, secret).slice(0, 400)}`);
  });
  return checkOf(
    'No log holds prompts, keys or addresses of clients',
    problems,
    `searched: what ${programs.length} programs wrote (Envoys, processors, authorizers, pickers, rate limits)`,
  );
}

function lineWith(text: string, part: string): string {
  return text.split('\n').find((line) => line.includes(part)) ?? '';
}
