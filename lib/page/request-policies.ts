import type { Jurisdiction, ModelPool, Region } from '#topology';

/** What a request meets on its way. */
export interface RequestPolicy {
  readonly where: string;
  readonly policy: string;
  readonly setting: string;
  /** What becomes of a request that does not pass; null: nothing refuses here. */
  readonly otherwise: string | null;
}

type Row = readonly [policy: string, setting: string, otherwise: string | null];

/** Every policy on the way from a client to a GPU of a pool, in order, as the Topology sets it. */
export function requestPolicies(jurisdiction: Jurisdiction, region: Region, pool: ModelPool): readonly RequestPolicy[] {
  const at = (where: string, rows: readonly Row[]) =>
    rows.map(([policy, setting, otherwise]) => ({ where, policy, setting, otherwise }));
  return [
    ...at('Edge', edge(jurisdiction, region)),
    ...at('Load balancer', loadBalancer(region)),
    ...at('Gateway', access(region)),
    ...at('Gateway', routing(region, pool)),
    ...at('Pool', flow(pool)),
    ...at('Engine', engine(pool)),
  ];
}

function edge({ hostname, edge: kind }: Jurisdiction, { network }: Region): readonly Row[] {
  const record = network.edgeRecord;
  const health =
    record === null
      ? ''
      : `; left out with fewer healthy gateways than ${record.healthCheck.minHealthyHosts} for ` +
        `${record.healthCheck.periodSeconds * record.healthCheck.evaluationPeriods} s`;
  if (hostname === null) return [['host name', 'none: reached inside alone', null]];
  const by = kind === 'none' ? 'nothing public' : kind === 'route53' ? 'Route 53, by latency' : 'Global Accelerator';
  return [['host name', `${hostname}: ${by}${health}`, 'a client goes to the next Region of the jurisdiction']];
}

function loadBalancer({ network }: Region): readonly Row[] {
  return network.loadBalancers.map(({ scheme, listener, allowedCidrs, targetGroup }) => [
    scheme,
    `${listener.protocol} on ${listener.port}; networks ${allowedCidrs.join(', ') || 'none'}; health by ${targetGroup.healthCheck.path} every ${targetGroup.healthCheck.intervalSeconds} s`,
    'connections from other networks get no answer',
  ]);
}

function access({ gateway }: Region): readonly Row[] {
  const { authorizer, clientCidrs, tokenIssuers, refusals } = gateway.access;
  const refusal = (statusCode: number) => refusals.find((one) => one.statusCode === statusCode)?.statusCode ?? null;
  const { rateLimits, limits } = gateway;
  return [
    ['size', `bodies up to ${limits.maxBodyKiB.toLocaleString('en-US')} KiB`, '413'],
    ['networks', clientCidrs.join(', ') || 'none', asText(refusal(403))],
    ['tokens of workloads', tokenIssuers.map(({ name }) => name).join(', ') || 'no issuers', asText(refusal(401))],
    [
      'authorizer',
      `${authorizer.host}:${authorizer.port}, ${authorizer.timeoutMs.toLocaleString('en-US')} ms, tried again ${times(authorizer.retries)}`,
      `its refusal; ${authorizer.statusOnError} when it cannot be asked`,
    ],
    [
      'limits of the tier',
      'requests and tokens of each tenant, by its tier: in the table below',
      `${rateLimits.answer.statusCode} with ${rateLimits.answer.retryAfterHeader}`,
    ],
  ];
}

function asText(status: number | null): string | null {
  return status === null ? null : String(status);
}

function times(number: number): string {
  return number === 1 ? 'once' : `${number} times`;
}

function routing({ gateway }: Region, pool: ModelPool): readonly Row[] {
  const { retry, health } = gateway.resilience;
  const { versions, versionHeader, limits } = gateway;
  return [
    [
      'API version',
      `${versionHeader}: ${versions.map(({ date }) => date).join(', ')}`,
      'an error that names the versions',
    ],
    [
      'tries',
      `${retry.retries + 1}, on ${retry.statusCodes.join(', ')} or a lost connection; first byte within ${retry.firstByteSeconds} s`,
      'the next priority: peers, then a smaller model',
    ],
    [
      'ejection',
      `a backend of ${pool.model.name} is left out for ${health.ejectionSeconds} s after ${health.consecutiveServerErrors} errors in a row`,
      'the next priority',
    ],
    [
      'time',
      `${limits.requestTimeoutSeconds} s for the whole request, ${limits.streamIdleTimeoutSeconds} s of silence`,
      '504',
    ],
  ];
}

function flow({ picker }: ModelPool): readonly Row[] {
  const { flowControl: control, objectives, scheduling, failureMode } = picker;
  const order = objectives.map(({ tier }) => tier).join(', ');
  const scorers = scheduling.scorers.map(({ plugin, weight }) => `${plugin} ${weight}`).join(', ');
  return [
    ['choice of an engine', scorers, failureMode === 'FailOpen' ? 'without a picker: any engine' : 'refused'],
    [
      'order while full',
      `${order || 'all alike'}; full at ${control.fullAt.waiting} waiting or ${Math.round(100 * control.fullAt.kvCacheUse)} % of the cache`,
      `429 when the queue is full, 503 after ${control.queueSeconds} s in it`,
    ],
  ];
}

function engine({ engine: { kind, maxSequences, drain }, base }: ModelPool): readonly Row[] {
  const gpus = base.placement.gpusPerPod;
  const place = `${gpus === 0 ? 'no GPU' : `${gpus} GPU`} a pod on ${base.placement.instanceTypes.join(', ')}`;
  return [
    ['replica', `${kind}, ${maxSequences} sequences at once; ${place}`, null],
    ['end of a replica', `${drain.preStopSeconds + drain.shutdownSeconds} s to finish what runs`, null],
  ];
}
