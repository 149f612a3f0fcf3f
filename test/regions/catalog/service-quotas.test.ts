import { instanceTypeNames, type QuotaName, quotaNames, serviceQuota, vcpuQuota } from '#catalog';

test.each(quotaNames)('%s has a code, a figure and a source', (name) => {
  const quota = serviceQuota(name as QuotaName);
  expect(quota.code).toMatch(/^L-[0-9A-F]{8}$/);
  expect(quota.service).toMatch(/^[a-z0-9]+$/);
  expect(quota.initial).toBeGreaterThanOrEqual(0);
  expect(quota).toMatchObject({ source: expect.stringMatching(/quotas/), asOf: '2026-11-21' });
});

test('no code stands twice', () => {
  const codes = quotaNames.map((name) => serviceQuota(name as QuotaName).code);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each<[type: string, onDemand: QuotaName, spot: QuotaName]>([
  ['t3.large', 'standardOnDemandVcpu', 'standardSpotVcpu'],
  ['m7i.4xlarge', 'standardOnDemandVcpu', 'standardSpotVcpu'],
  ['g6e.xlarge', 'gOnDemandVcpu', 'gSpotVcpu'],
  ['p4de.24xlarge', 'pOnDemandVcpu', 'p4SpotVcpu'],
  ['p5en.48xlarge', 'pOnDemandVcpu', 'p5SpotVcpu'],
])('%s counts as %s, or as %s', (type, onDemand, spot) => {
  expect(vcpuQuota(type, 'on-demand')).toBe(onDemand);
  expect(vcpuQuota(type, 'spot')).toBe(spot);
});

test('every instance type of the catalogue counts in some quota', () => {
  expect(instanceTypeNames.filter((name) => serviceQuota(vcpuQuota(name, 'spot')).service !== 'ec2')).toEqual([]);
});

test.each(['inf2.xlarge', 'trn1.2xlarge', 'x2gd.medium', 'u-6tb1.metal', 'dl1.24xlarge'])(
  '%s: no quota is known',
  (type) => {
    expect(() => vcpuQuota(type, 'spot')).toThrow(
      new Error(`${type}: no vCPU quota is known for its family; allowed: A, C, D, G, H, I, M, P, R, T, VT, Z`),
    );
  },
);
