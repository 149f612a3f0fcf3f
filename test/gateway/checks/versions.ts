import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { type Client, openClient } from '#test/gateway/client/client';
import type { RegionStand, Stand } from '#test/gateway/stand';
import type { Suite } from '#test/gateway/suite';
import { errorOf, errorProblems, said } from '#test/gateway/trial/api-error';
import { atOnce } from '#test/gateway/trial/at-once';
import { askAt, bearer, type Endpoint, endpointsOf } from '#test/gateway/trial/endpoints';
import { logged } from '#test/gateway/trial/logged';
import { firstRegion } from '#test/gateway/trial/places';
import { newTenant } from '#test/gateway/trial/tenants';
import type { Region } from '#topology';

/** What is served, in which versions. */
export const versions: Suite = {
  name: 'versions',
  claims: [
    'Chat completions, completions, embeddings and the list of models are served in both API versions at once.',
    'Answers in the older version, streams too, carry deprecation and sunset; those in the newer one do not.',
    'Any other version is refused with 404, which names the versions that there are.',
    'Who asks for none is served in the version that the tenant has pinned, else in the newest.',
    'The list of models names every model, alias and class that is served, and no other.',
    'Moderations have no route until there is a guard: 404, which names the paths that there are.',
    'Bodies that are no JSON get 400, in the shape that OpenAI clients understand.',
  ],
  async run(stand) {
    const place = firstRegion(stand, 'eu');
    const client = await openClient(stand, stand.clients.eu);
    try {
      const { jurisdiction } = place.region;
      const trial = { stand, place, client, url: stand.url(jurisdiction, place.region.name) };
      return await atOnce({
        'Both versions at once': () => bothAtOnce(trial),
        'No version asked for': () => noneAskedFor(trial),
        'A version that there is not': () => otherVersions(trial),
        'The list of models': () => models(trial),
        'Paths without a route': () => withoutRoute(trial),
      });
    } finally {
      await client.close();
    }
  },
};

interface Trial {
  readonly stand: Stand;
  readonly place: RegionStand;
  readonly client: Client;
  readonly url: string;
}

type Version = Region['gateway']['versions'][number];

const noticeNames = ['deprecation', 'sunset'];

async function bothAtOnce({ stand, place, client, url }: Trial): Promise<readonly Check[]> {
  const { gateway, jurisdiction } = place.region;
  const tenant = await newTenant(stand, { jurisdiction, name: 'versions-both' });
  const streamed = endpointsOf(stand.topology)
    .filter(({ path }) => path.endsWith('/completions'))
    .map((endpoint) => ({
      ...endpoint,
      name: `${endpoint.name}, streamed`,
      body: { ...endpoint.body, stream: true },
    }));
  const cells = [...endpointsOf(stand.topology), ...streamed].flatMap((endpoint) =>
    gateway.versions.map((version) => ({ endpoint, version })),
  );
  const answers = await client.askAll(
    cells.map(({ endpoint, version }) =>
      askAt(url, endpoint, { ...bearer(tenant.key), [gateway.versionHeader]: version.date }),
    ),
  );
  const problems = cells.flatMap(({ endpoint, version }, index) =>
    wrong(answers[index] as Answer, endpoint, version).map((it) => `${endpoint.name} in ${version.date}: ${it}`),
  );
  const asked = cells.filter(({ endpoint }) => endpoint.body !== undefined);
  const lines = await logged(place, tenant.name, {
    count: asked.length,
    fits: (line) => line.tenant === tenant.name && line.path !== '/v1/models',
  });
  const counted = gateway.versions.flatMap(({ date }) => {
    const [wanted, found] = [
      asked.filter(({ version }) => version.date === date).length,
      lines.filter((line) => line.api_version === date).length,
    ];
    return wanted === found ? [] : [`${found} of ${wanted} requests in ${date} stand in the access log`];
  });
  const dates = gateway.versions.map(({ date }) => date).join(' and ');
  return [checkOf('Both versions at once', [...problems, ...counted], `${cells.length} requests in ${dates}`)];
}

function wrong(answer: Answer, { body }: Endpoint, { notices }: Version): string[] {
  if (answer.status !== 200 || !answer.whole) return [`200 expected, not ${said(answer)}`];
  const streams = body?.stream === true;
  const ended = !streams || answer.events.at(-1)?.data === '[DONE]';
  return [...(ended ? [] : ['the stream does not end with [DONE]']), ...noticeProblems(answer, notices)];
}

function noticeProblems({ headers }: Answer, notices: Version['notices']): string[] {
  return noticeNames.flatMap((name) => {
    const wanted = notices.find((notice) => notice.name === name)?.value;
    return headers[name] === wanted ? [] : [`${name} is ${headers[name] ?? 'missing'}, not ${wanted ?? 'missing'}`];
  });
}

async function noneAskedFor({ stand, place, client, url }: Trial): Promise<readonly Check[]> {
  const { gateway, jurisdiction } = place.region;
  const [oldest, newest] = [gateway.versions[0], gateway.versions.at(-1)];
  const [chat] = endpointsOf(stand.topology);
  if (oldest === undefined || newest === undefined || chat === undefined) throw new Error('nothing is served');
  const free = await newTenant(stand, { jurisdiction, name: 'versions-free' });
  const pinned = await newTenant(stand, { jurisdiction, name: 'versions-pinned', pinnedVersion: oldest.date });
  const cases = [
    { name: 'a tenant without a pinned version', tenant: free, headers: {}, version: newest },
    { name: `a tenant with ${oldest.date} pinned`, tenant: pinned, headers: {}, version: oldest },
    {
      name: 'that tenant, when it asks for the newest',
      tenant: pinned,
      headers: { [gateway.versionHeader]: newest.date },
      version: newest,
    },
  ];
  const answers = await client.askAll(
    cases.map(({ tenant, headers }) => askAt(url, chat, { ...bearer(tenant.key), ...headers })),
  );
  const problems = cases.flatMap(({ name, version }, index) =>
    wrong(answers[index] as Answer, chat, version).map((it) => `${name}: ${it}`),
  );
  const lines = await logged(place, 'tenants that ask for no version', {
    count: cases.length,
    fits: (line) => [free.name, pinned.name].includes(String(line.tenant)),
  });
  const found = lines.map((line) => `${line.tenant} ${line.api_version}`).sort();
  const wanted = cases.map(({ tenant, version }) => `${tenant.name} ${version.date}`).sort();
  const logs = JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`logged: ${found.join(', ')}`];
  return [checkOf('No version asked for', [...problems, ...logs], cases.map(({ name }) => name).join('; '))];
}

async function otherVersions({ stand, place, client, url }: Trial): Promise<readonly Check[]> {
  const { gateway, jurisdiction } = place.region;
  const { key } = await newTenant(stand, { jurisdiction, name: 'versions-other' });
  const dates = gateway.versions.map(({ date }) => date);
  const cells = ['2025-01-01', 'latest', `${dates.join(',')}`].flatMap((version) =>
    endpointsOf(stand.topology)
      .filter(({ body }) => body !== undefined)
      .map((endpoint) => ({ version, endpoint })),
  );
  const answers = await client.askAll(
    cells.map(({ version, endpoint }) => askAt(url, endpoint, { ...bearer(key), [gateway.versionHeader]: version })),
  );
  const problems = cells.flatMap(({ version, endpoint }, index) =>
    advice(answers[index] as Answer, dates).map((it) => `${endpoint.name} in ${version}: ${it}`),
  );
  return [
    checkOf('A version that there is not', problems, `404 with ${dates.join(' and ')} in ${cells.length} answers`),
  ];
}

/** What is wrong with an answer that should say what there is. */
function advice(answer: Answer, named: readonly string[]): string[] {
  const problems = errorProblems(answer, { status: 404, code: 'model_not_found' });
  const message = String(errorOf(answer.body)?.message);
  const missing = named.filter((word) => !message.includes(word)).map((word) => `${word} is not named: ${message}`);
  return problems.length > 0 ? problems : missing;
}

async function models({ stand, place, client, url }: Trial): Promise<readonly Check[]> {
  const { gateway, jurisdiction } = place.region;
  const { key } = await newTenant(stand, { jurisdiction, name: 'versions-models' });
  const served = gateway.routes.flatMap(({ rules }) => rules.flatMap((rule) => rule.models));
  const wanted = [...new Set(served)].sort();
  const asked = [{}, ...gateway.versions.map(({ date }) => ({ [gateway.versionHeader]: date }))];
  const answers = await client.askAll(
    asked.map((headers) => ({ url: `${url}/v1/models`, headers: { ...bearer(key), ...headers } })),
  );
  const problems = answers.flatMap((answer) => {
    if (answer.status !== 200) return [said(answer)];
    const { object, data } = JSON.parse(answer.body) as {
      object: string;
      data: readonly { id: string; object: string; owned_by: string }[];
    };
    const ids = data.map(({ id }) => id).sort();
    const same = JSON.stringify(ids) === JSON.stringify(wanted);
    const shaped = object === 'list' && data.every((it) => it.object === 'model' && it.owned_by === gateway.modelOwner);
    return [...(same ? [] : [`${ids.join(', ')} instead of ${wanted.join(', ')}`]), ...(shaped ? [] : [answer.body])];
  });
  return [checkOf('The list of models', problems, wanted.join(', '))];
}

async function withoutRoute({ stand, place, client, url }: Trial): Promise<readonly Check[]> {
  const { gateway, jurisdiction } = place.region;
  const { key } = await newTenant(stand, { jurisdiction, name: 'versions-paths' });
  const [chat] = endpointsOf(stand.topology);
  const paths = [...new Set(gateway.routes.flatMap((route) => route.paths))];
  const unserved = [
    { url: `${url}/v1/moderations`, body: { model: 'guard', input: 'Say a few words.' } },
    { url: `${url}/v1/images/generations`, body: { model: 'chat', prompt: 'a tree' } },
    { url: `${url}/` },
  ];
  const answers = await client.askAll(unserved.map((ask) => ({ ...ask, headers: bearer(key) })));
  const problems = answers.flatMap((answer, index) =>
    advice(answer, ['/v1/models', ...paths]).map((it) => `${unserved[index]?.url}: ${it}`),
  );
  const broken = ['{"model": ', 'Say a few words.'].map((body) => ({
    url: `${url}${chat?.path}`,
    headers: bearer(key),
    body,
  }));
  const refused = (await client.askAll(broken)).flatMap((answer) =>
    errorProblems(answer, { status: 400, code: 'malformed_request' }),
  );
  return [
    checkOf('Paths without a route, moderations among them', problems, `404 with ${paths.join(', ')}`),
    checkOf('Bodies that are no JSON', refused, '400'),
  ];
}
