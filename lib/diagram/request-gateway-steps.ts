import type { Backend, ErrorAnswer, Gateway, ModelPool, Region, Tier } from '#topology';
import { count, grouped, range } from './amounts';
import { answer } from './answers';
import { card } from './drawing';
import { type RequestStep, step } from './request-step';

/** Tier 1: who gets in, how much of it, and where it goes. */
export function gatewaySteps(region: Region, pool: ModelPool): readonly RequestStep[] {
  return [
    envoyStep(region),
    authorizerStep(region),
    bodyStep(region),
    limitsStep(region),
    ...guardSteps(region),
    routeStep(region, pool),
  ];
}

function envoyStep({ name, gateway }: Region): RequestStep {
  const { access, listener, replicas, trustedHeaders } = gateway;
  const issuers = access.tokenIssuers.map((issuer) => issuer.name).join(', ');
  return step(
    card({
      id: `${name}/envoy`,
      tone: 'traffic',
      title: 'Gateway',
      note: `${range(replicas.min, replicas.max)} Envoys, ${listener.protocol} ${listener.port}`,
      rows: [
        ...(listener.oldestTls === null ? [] : [['TLS', `${listener.oldestTls} and later`]]),
        ['networks', access.clientCidrs.join(', ')],
        ['taken off', `${trustedHeaders.length} headers that only the gateway may set`],
        ['tokens', issuers === '' ? 'of no workloads: no issuer is named' : `of workloads, from ${issuers}`],
      ],
    }),
    [['403', 'network not allowed'], ...(issuers === '' ? [] : [['401', 'token not valid'] as const])],
  );
}

function authorizerStep({ name, jurisdiction, gateway }: Region): RequestStep {
  const { authorizer } = gateway.access;
  return step(
    card({
      id: `${name}/authorizer`,
      tone: 'traffic',
      title: 'Authorizer',
      note: count(authorizer.deployment.replicas, 'pod'),
      rows: [
        ['key', 'gives tenant, tier, version'],
        ['tenant', `must be of ${jurisdiction}`],
        ['asked', `${grouped(authorizer.timeoutMs)} ms, ${authorizer.retries + 1} times at most`],
        ['revoked', `a key works on for ${authorizer.config.cache.freshSeconds} s at most`],
        ['table away', `known keys work on for ${grouped(authorizer.config.cache.staleSeconds)} s`],
      ],
    }),
    [
      ['401', 'key or token not known'],
      ['403', 'tier not known'],
      ['421', 'tenant of another jurisdiction'],
      [`${authorizer.statusOnError}`, 'cannot be asked: never open'],
    ],
  );
}

function bodyStep({ name, gateway }: Region): RequestStep {
  return step(
    card({
      id: `${name}/body`,
      tone: 'traffic',
      title: 'Body',
      rows: [
        ['read', 'whole, for the model’s name'],
        ['largest', `${grouped(gateway.limits.maxBodyKiB)} KiB`],
      ],
    }),
    [
      ['413', 'too large'],
      ['400', 'not a request in JSON'],
    ],
  );
}

function limitsStep({ name, gateway }: Region): RequestStep {
  return step(
    card({
      id: `${name}/limits`,
      tone: 'traffic',
      title: 'Limits of the tenant’s tier',
      note: 'in this Region',
      rows: gateway.tiers.map(tierRow),
    }),
    [[`${gateway.rateLimits.answer.statusCode}`, 'retry after the counter’s reset']],
  );
}

function tierRow({ name, requestsPerMinute, burstPerSecond, tokensPerMinute }: Tier): readonly string[] {
  return [
    name,
    `${grouped(requestsPerMinute)}/min, ${grouped(burstPerSecond)}/s`,
    `${grouped(tokensPerMinute)} tokens/min`,
  ];
}

function guardSteps({ name, gateway }: Region): readonly RequestStep[] {
  const { guard } = gateway;
  if (guard === null) return [];
  return [
    step(
      card({
        id: `${name}/guard-service`,
        title: 'Guard',
        note: 'planned',
        rows: [
          ['model', `${guard.model}, ${grouped(guard.deadlineMs)} ms`],
          ['blocks', `from ${guard.bands.block}; a person looks from ${guard.bands.review}`],
        ],
        planned: true,
      }),
      [],
    ),
  ];
}

function routeStep(region: Region, pool: ModelPool): RequestStep {
  const { name, gateway } = region;
  const { resilience, versions, versionHeader } = gateway;
  return step(
    card({
      id: `${name}/route`,
      tone: 'traffic',
      title: 'Route',
      note: `by ${versionHeader} and model`,
      rows: [
        [
          'versions',
          versions.map(({ date, sunset }) => (sunset === null ? date : `${date} until ${sunset}`)).join(', '),
        ],
        ['tried', order(gateway, pool)],
        ['next after', `${resilience.retry.statusCodes.join(', ')}, or ${resilience.retry.firstByteSeconds} s`],
      ],
    }),
    [['404', 'no such model or version'], ...refusal(region, 429, 'Backend'), ...refusal(region, 503, 'All')],
  );
}

/** Who is tried for a model, in order. */
function order(gateway: Gateway, { model }: ModelPool): string {
  const rules = gateway.routes.filter(({ hopped }) => !hopped).flatMap((route) => route.rules);
  const rule = [...rules].reverse().find(({ models }) => models.includes(model.servedName));
  return [...(rule?.backends ?? [])]
    .sort((left, right) => left.priority - right.priority)
    .map(({ backend }) => placeOf(backend, gateway.backends))
    .join(', then ');
}

function placeOf(name: string, backends: readonly Backend[]): string {
  const peer = backends.find((backend) => backend.name === name && backend.kind === 'peer');
  return peer?.region ?? `${name} here`;
}

function refusal({ gateway }: Region, status: number, of: ErrorAnswer['of']): readonly (readonly [string, string])[] {
  const told = answer(gateway, status, of);
  return [[`${status}`, `${of === 'Backend' ? 'all are busy' : 'none can answer'}${told}`]];
}
