import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { openClient } from '#test/gateway/client/client';
import { admittedProblems } from '#test/gateway/limits/trial';
import { startRecorder } from '#test/gateway/recorder/recorder';
import type { SeenRequest } from '#test/gateway/recorder/seen-request';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { said } from '#test/gateway/trial/api-error';
import { type Chat, chat } from '#test/gateway/trial/chat';
import { logged } from '#test/gateway/trial/logged';
import { readOnHost } from '#test/gateway/trial/on-host';
import { enginesOf, firstRegion } from '#test/gateway/trial/places';
import { sumOf } from '#test/gateway/trial/series';
import { newTenant } from '#test/gateway/trial/tenants';
import { roomInWindow } from '#test/gateway/trial/window';
import type { ModelPool, Region } from '#topology';
import { type AccessTrial, urlOf } from './trial';

/** Whom the copies name. */
const OTHER = 'somebody-else';
const TIMES = 12;

/** Clients' own copies of what only the gateway may say, each naming somebody or something else. */
export function copiesOf({ gateway }: Region, otherModel: string): Readonly<Record<string, string>> {
  const { tenant, tier, jurisdiction, hopOrigin, hopToken } = gateway.access.headers;
  const prefixed = gateway.trustedPrefixes.map((prefix) => [`${prefix}objective`, OTHER]);
  return {
    [tenant]: OTHER,
    [tier]: 'enterprise',
    [jurisdiction]: 'elsewhere',
    [hopOrigin]: 'eu-south-2',
    [hopToken]: `1.${OTHER}.enterprise`,
    ...Object.fromEntries(prefixed),
    [gateway.modelHeader]: otherModel,
    'x-gateway-inference-objective': `${OTHER}-enterprise`,
    'x-gateway-inference-fairness-id': OTHER,
    'x-llm-d-inference-fairness-id': OTHER,
    'x-gateway-destination-endpoint': '127.0.0.1:1',
    'x-slo-ttft-ms': '1',
    'x-envoy-upstream-rq-timeout-ms': '1',
    'x-envoy-max-retries': '0',
  };
}

/** Copies in the access log, at the limits, and in the pickers' series. */
export async function checkCopies(trial: AccessTrial): Promise<readonly Check[]> {
  const { stand, place, clients } = trial;
  const [pool, other] = generatePools(place);
  const tier = place.region.gateway.tiers.find(({ name }) => name === 'few-requests');
  if (tier === undefined) throw new Error('no tier few-requests in the blueprint of the stand');
  const tenant = await newTenant(stand, {
    jurisdiction: place.region.jurisdiction,
    name: 'access-copies',
    tier: tier.name,
  });
  const asked: Chat = {
    url: urlOf(trial),
    key: tenant.key,
    model: pool.model.servedName,
    headers: copiesOf(place.region, other.model.servedName),
  };
  await roomInWindow('Minute', 8);
  const answers = await clients.own.askAll(Array.from({ length: TIMES }, () => chat(asked)));
  return [
    limitHolds(answers, tier.requestsPerMinute),
    await inTheLog(place, { tenant, model: pool.model.servedName, admitted: answers.filter(isAdmitted).length }),
    await atThePicker(stand, place, { pool, tenant: tenant.name }),
  ];
}

function limitHolds(answers: readonly Answer[], limit: number): Check {
  const over = answers.filter(({ status }) => status === 429).length;
  const others = answers.filter(({ status }) => status !== 200 && status !== 429).map(said);
  const problems = [...admittedProblems(answers, { least: limit, most: limit }), ...others];
  return checkOf(
    'Copies of headers change no limit',
    problems,
    `${over} of ${answers.length} requests over the limit of ${limit}`,
  );
}

function isAdmitted({ status }: Answer): boolean {
  return status === 200;
}

async function inTheLog(
  place: RegionStand,
  { tenant, model, admitted }: { tenant: { name: string; tier: string }; model: string; admitted: number },
): Promise<Check> {
  const lines = await logged(place, tenant.name, { count: TIMES, fits: (line) => line.tenant === tenant.name });
  const wrong = lines.filter(
    (line) => line.tier !== tenant.tier || line.hop_origin !== null || (line.status === 200 && line.model !== model),
  );
  const strangers = place.accessLog().filter((line) => line.tenant === OTHER);
  const problems = [...wrong, ...strangers].map((line) => `taken from the client: ${JSON.stringify(line)}`);
  return checkOf(
    'Copies of headers in the access log',
    problems,
    `${TIMES} requests of their own tenant, ${admitted} served`,
  );
}

/** Its flow control counts by whom requests are for. */
async function atThePicker(
  stand: Stand,
  { pools }: RegionStand,
  { pool, tenant }: { pool: ModelPool; tenant: string },
): Promise<Check> {
  const { port, path, queueWait } = pool.picker.metrics;
  const all = [pool, ...(pool.canary === null ? [] : [pool.canary.pool])].flatMap(
    ({ name }) => pools[name]?.pickers ?? [],
  );
  const texts = await Promise.all(
    all.map(async ({ host }) => (await readOnHost(stand.ground, host, [`http://127.0.0.1:${port}${path}`]))[0] ?? ''),
  );
  const of = (fairness: string) =>
    texts.reduce((sum, text) => sum + sumOf(text, `${queueWait}_count`, `fairness_id="${fairness}"`), 0);
  const [own, others] = [of(tenant), of(OTHER)];
  const problems = own > 0 && others === 0 ? [] : [`${own} requests of the tenant, ${others} of ${OTHER}`];
  return checkOf('Copies of headers at the picker', problems, `${own} requests, all of their own tenant`);
}

/** What an engine is sent: no credential, nothing of who asks, and no copy. */
export async function checkEnginesView({ stand, foreign }: AccessTrial): Promise<readonly Check[]> {
  const place = firstRegion(stand, foreign.name);
  const [pool, other] = generatePools(place);
  const [engine] = enginesOf(place, pool.name);
  if (engine === undefined) throw new Error(`no engine of ${pool.name} runs in ${place.region.name}`);
  const tenant = await newTenant(stand, { jurisdiction: foreign.name, name: 'access-seen' });
  const client = await openClient(stand, stand.clients.us);
  const recorder = await startRecorder(stand, engine, 1);
  try {
    const copies = copiesOf(place.region, other.model.servedName);
    const asked: Chat = {
      url: stand.url(foreign.name, place.region.name),
      key: tenant.key,
      model: pool.model.servedName,
      headers: copies,
    };
    // the canary and other engines get some of them
    const answers = await client.askAll(
      Array.from({ length: TIMES }, (_, index) => chat({ ...asked, afterMs: index * 20 })),
    );
    const seen = await recorder.records();
    const failed = answers.filter((answer) => !isAdmitted(answer)).map(said);
    const none = seen.length === 0 ? ['the recorder was sent nothing'] : [];
    const problems = [
      ...failed,
      ...none,
      ...seen.flatMap((it) => told(it, { copies, secrets: [tenant.key, tenant.name] })),
    ];
    return [checkOf('What an engine sees', problems, `${seen.length} requests without credential, tenant or copies`)];
  } finally {
    await recorder.stop();
    await client.close();
  }
}

function told(
  { headers }: SeenRequest,
  { copies, secrets }: { copies: Readonly<Record<string, string>>; secrets: readonly string[] },
): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (copies[name] === value) return [`the client's ${name}: ${value}`];
    return secrets.some((secret) => value.includes(secret)) ? [`${name} tells who asks`] : [];
  });
}

function generatePools({ region }: RegionStand): readonly [ModelPool, ModelPool] {
  const [first, second] = region.modelPools.filter(({ model }) => model.task === 'generate');
  if (first === undefined || second === undefined) throw new Error('two models that generate are needed');
  return [first, second];
}
