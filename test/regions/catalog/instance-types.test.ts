import { gpu, gpuNames, instanceType, instanceTypeNames, regionsOffering } from '#catalog';

const types = instanceTypeNames.map((name) => instanceType(name)).filter((type) => type !== undefined);
const gpuTypes = types.filter((type) => type.gpu !== null);

test.each([
  { name: 'g6e.4xlarge', vcpu: 16, memoryGiB: 128, gpu: { model: 'L40S', count: 1, memoryMiBEach: 45_776 } },
  { name: 'g6e.48xlarge', vcpu: 192, memoryGiB: 1536, gpu: { model: 'L40S', count: 8, memoryMiBEach: 45_776 } },
  { name: 'p4d.24xlarge', vcpu: 96, memoryGiB: 1152, gpu: { model: 'A100-40', count: 8, memoryMiBEach: 40_960 } },
  { name: 'p5.48xlarge', vcpu: 192, memoryGiB: 2048, gpu: { model: 'H100', count: 8, memoryMiBEach: 81_920 } },
  { name: 'p5en.48xlarge', vcpu: 192, memoryGiB: 2048, gpu: { model: 'H200', count: 8, memoryMiBEach: 144_384 } },
  { name: 'p6-b200.48xlarge', vcpu: 192, memoryGiB: 2048, gpu: { model: 'B200', count: 8, memoryMiBEach: 183_359 } },
])('$name: $vcpu vCPU, $memoryGiB GiB, $gpu.model x $gpu.count of $gpu.memoryMiBEach MiB', (expected) => {
  expect(instanceType(expected.name)).toMatchObject({
    ...expected,
    arch: 'x86_64',
    gpu: { ...expected.gpu, memoryMiBTotal: expected.gpu.count * expected.gpu.memoryMiBEach },
    amiType: 'AL2023_x86_64_NVIDIA',
  });
});

test.each([
  { name: 't3.large', arch: 'x86_64', vcpu: 2, memoryGiB: 8, amiType: 'AL2023_x86_64_STANDARD' },
  { name: 'm7i.xlarge', arch: 'x86_64', vcpu: 4, memoryGiB: 16, amiType: 'AL2023_x86_64_STANDARD' },
  { name: 'm7g.large', arch: 'arm64', vcpu: 2, memoryGiB: 8, amiType: 'AL2023_ARM_64_STANDARD' },
  { name: 'c7i.xlarge', arch: 'x86_64', vcpu: 4, memoryGiB: 8, amiType: 'AL2023_x86_64_STANDARD' },
  { name: 'r7i.large', arch: 'x86_64', vcpu: 2, memoryGiB: 16, amiType: 'AL2023_x86_64_STANDARD' },
])('$name: $arch, $vcpu vCPU, $memoryGiB GiB, no GPU', (expected) => {
  expect(instanceType(expected.name)).toMatchObject({ ...expected, gpu: null, localNvmeGiB: 0, efa: false });
});

test('instance store is in GiB: 30,400 GB of p5.48xlarge are 28,312 GiB', () => {
  expect(instanceType('p5.48xlarge')?.localNvmeGiB).toBe(28_312);
});

test.each([
  ['g6e.4xlarge', false],
  ['g6e.8xlarge', true],
  ['p5.48xlarge', true],
])('%s has an Elastic Fabric Adapter: %s', (name, efa) => {
  expect(instanceType(name)?.efa).toBe(efa);
});

test.each(gpuTypes)('$name: its GPU has a data sheet, and reports no more memory than that', (type) => {
  const sheet = gpu(type.gpu?.model ?? '');
  expect(sheet).toBeDefined();
  expect(type.gpu?.memoryMiBEach).toBeLessThanOrEqual((sheet?.memoryGiB ?? 0) * 1024);
});

test.each(types)('$name is on offer somewhere, and has a source and a date', (type) => {
  expect(regionsOffering(type.name)).not.toEqual([]);
  expect([type.source, type.asOf]).not.toContain('');
});

test('names are given once', () => {
  expect(new Set(instanceTypeNames).size).toBe(instanceTypeNames.length);
  expect(new Set(gpuNames).size).toBe(gpuNames.length);
});

test('not known', () => {
  expect(instanceType('p5.49xlarge')).toBeUndefined();
  expect(gpu('H300')).toBeUndefined();
});
