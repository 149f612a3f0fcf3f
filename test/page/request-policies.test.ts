import { exampleModel } from '#lib/page/example-model';
import { requestPolicies } from '#lib/page/request-policies';
import { shippedRegions } from '#test/topology/shipped-topologies';

test.each(shippedRegions)(
  '%s: every policy on the way of a request is said, with its figures',
  (_, region, topology) => {
    const jurisdiction = topology.jurisdictions.find(({ name }) => name === region.jurisdiction);
    const pool = exampleModel(region);
    if (jurisdiction === undefined || pool === null) throw new Error('a shipped Region has a jurisdiction and pools');
    const { gateway, network } = region;
    const rows = requestPolicies(jurisdiction, region, pool);
    const text = rows.map(({ policy, setting, otherwise }) => [policy, setting, otherwise].join(' | ')).join('\n');
    const words = [
      jurisdiction.hostname ?? 'none: reached inside alone',
      ...network.loadBalancers.map(({ scheme }) => scheme),
      ...network.loadBalancers.flatMap(({ allowedCidrs }) => allowedCidrs),
      `${gateway.limits.maxBodyKiB.toLocaleString('en-US')} KiB`,
      ...gateway.access.clientCidrs,
      `${gateway.access.authorizer.host}:${gateway.access.authorizer.port}`,
      `${gateway.access.authorizer.statusOnError} when it cannot be asked`,
      `${gateway.rateLimits.answer.statusCode} with`,
      ...gateway.versions.map(({ date }) => date),
      `${gateway.resilience.retry.retries + 1}, on`,
      `${gateway.limits.requestTimeoutSeconds} s for the whole request`,
      `503 after ${pool.picker.flowControl.queueSeconds} s`,
      ...pool.picker.objectives.map(({ tier }) => tier),
      `${pool.engine.maxSequences} sequences`,
      ...pool.base.placement.instanceTypes,
    ];
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(rows.map(({ where }) => where).filter((where, index, all) => where !== all[index - 1])).toEqual([
      'Edge',
      'Load balancer',
      'Gateway',
      'Pool',
      'Engine',
    ]);
  },
);

test('the example is the model whose requests have the most places to go', () => {
  const [, region] = shippedRegions[0] ?? [];
  expect(region && exampleModel(region)?.name).toBe('chat-medium');
  expect(region && exampleModel({ ...region, modelPools: [] })).toBeNull();
});
