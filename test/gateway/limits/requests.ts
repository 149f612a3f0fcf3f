import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from '#test/conformance/check';
import { waitUntil } from '#test/conformance/wait-until';
import type { Answer, Ask } from '#test/gateway/client/ask';
import { said } from '#test/gateway/trial/api-error';
import { askAt, bearer, endpointsOf } from '#test/gateway/trial/endpoints';
import type { Tenant } from '#test/gateway/trial/tenants';
import { roomInWindow } from '#test/gateway/trial/window';
import { overLimitProblems } from './rate-headers';
import { admittedProblems, askCounted, asked, type LimitTrial, tenantOf, tierOf } from './trial';

/** Time that a check of a minute takes at most. */
const NEEDS_SECONDS = 12;

/** A minute's requests are one budget: over models, paths and versions, and over all Envoys; a neighbour has its own. */
export async function checkRequestsPerMinute(trial: LimitTrial): Promise<readonly Check[]> {
  const { client, place } = trial;
  const tier = tierOf(trial, 'few-requests');
  const [tenant, neighbour] = await Promise.all([
    tenantOf(trial, 'requests', tier.name),
    tenantOf(trial, 'neighbour', tier.name),
  ]);
  const kinds = everyKind(trial, tenant);
  await roomInWindow('Minute', NEEDS_SECONDS);
  const answers = await client.askAll(
    Array.from({ length: 2 * tier.requestsPerMinute }, (_, index) => kinds[index % kinds.length] as Ask),
  );
  const near = Array.from({ length: tier.requestsPerMinute }, () => asked(trial, neighbour));
  const beside = await client.askAll(near);
  const again = await askCounted(client, [asked(trial, tenant)]);
  const over = [...answers.filter(({ status }) => status !== 200), ...again];
  const admitted = answers.filter(({ status }) => status === 200).length;
  const bound = { limit: tier.requestsPerMinute, longest: 60 };
  const problems = [
    ...admittedProblems(answers, { least: tier.requestsPerMinute, most: tier.requestsPerMinute }),
    ...over.flatMap((answer) => overLimitProblems(answer, place.region.gateway, bound)),
  ];
  const hurt = beside.filter(({ status }) => status !== 200).map((answer) => `the neighbour: ${said(answer)}`);
  return [
    checkOf(
      'Requests in a minute, over models, paths and versions',
      problems,
      `${admitted} of ${answers.length} admitted, the others 429 with retry-after and x-ratelimit headers`,
    ),
    checkOf('A neighbour of the tenant at its limit', hurt, `${beside.length} of ${near.length} admitted meanwhile`),
    await overEnvoys(trial, tenant),
  ];
}

/** Requests of a tenant for every model, path and version. */
function everyKind({ stand, place, url }: LimitTrial, { key }: Tenant): readonly Ask[] {
  const { versions, versionHeader } = place.region.gateway;
  const models = place.region.modelPools
    .filter(({ model }) => model.task === 'generate')
    .map(({ model }) => model.servedName);
  const endpoints = endpointsOf(stand.topology).filter(({ body }) => body !== undefined);
  return versions.flatMap(({ date }) =>
    endpoints.flatMap((endpoint) => {
      const headers = { ...bearer(key), [versionHeader]: date };
      const asks =
        endpoint.path === '/v1/embeddings'
          ? [endpoint]
          : models.map((model) => ({ ...endpoint, body: { ...endpoint.body, model } }));
      return asks.map((it) => askAt(url, it, headers));
    }),
  );
}

/** The tenant's requests came by every Envoy, so that the budget they had was one. */
async function overEnvoys({ place }: LimitTrial, tenant: Tenant): Promise<Check> {
  const counts = () =>
    place.envoys.map(({ envoy }) => readFileSync(envoy.log, 'utf8').split(`"tenant":"${tenant.name}"`).length - 1);
  const all = 2 * tierOf({ place }, tenant.tier).requestsPerMinute + 1;
  await waitUntil(async () => counts().reduce((sum, count) => sum + count, 0) >= all, {
    what: `${all} requests of ${tenant.name} in the logs of the Envoys`,
    withinMs: 15_000,
    explain: () => `there are ${counts().join(' and ')}`,
  });
  const problems =
    counts().length > 1 && counts().every((count) => count > 0) ? [] : [`${counts().join(' and ')} requests`];
  return checkOf(
    'One budget over all Envoys',
    problems,
    `${counts().join(' and ')} requests by ${counts().length} Envoys`,
  );
}

/** What comes at once is held to the burst of a second, and is served in the next one. */
export async function checkBursts(trial: LimitTrial): Promise<readonly Check[]> {
  const { client, place } = trial;
  const tier = tierOf(trial, 'small-bursts');
  const tenant = await tenantOf(trial, 'bursts', tier.name);
  await roomInWindow('Minute', NEEDS_SECONDS);
  const answers = await client.askAll(Array.from({ length: 5 * tier.burstPerSecond }, () => asked(trial, tenant)));
  const admitted = answers.filter(({ status }) => status === 200).length;
  const seconds = spanned(answers);
  const over = answers.filter(({ status }) => status !== 200);
  await sleep(1000);
  const later = await client.ask(asked(trial, tenant));
  const problems = [
    ...admittedProblems(answers, { least: tier.burstPerSecond, most: seconds * tier.burstPerSecond }),
    ...over.flatMap((answer) =>
      overLimitProblems(answer, place.region.gateway, { limit: tier.burstPerSecond, longest: 1 }),
    ),
    ...(over.length === 0 ? ['none was over the limit'] : []),
    ...(later.status === 200 ? [] : [`a second later: ${said(later)}`]),
  ];
  return [
    checkOf(
      'Requests at once',
      problems,
      `${admitted} of ${answers.length} within ${seconds} s; a second later one more`,
    ),
  ];
}

/** Seconds of the clock that requests touch. */
function spanned(answers: readonly Answer[]): number {
  const first = Math.min(...answers.map(({ startedMs }) => startedMs));
  const last = Math.max(...answers.map(({ endedMs }) => endedMs));
  return Math.floor(last / 1000) - Math.floor(first / 1000) + 1;
}
