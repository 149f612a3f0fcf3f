import { addressAt, findHosts, hostOf } from '#lib/residency/host-mentions';

test.each([
  ['a URL, with its user and its port', 'https://me:pw@a.example.com:8443/x', 'a.example.com', 'url'],
  ['an address in a URL', 'http://203.0.113.7:9090', '203.0.113.7', 'url'],
  ['a field of YAML, with a domain of any form', 'address: a.corp.zone\nport: 80', 'a.corp.zone', 'address'],
  ['a field of JSON', '{"hostname":"a.example.com","port":1}', 'a.example.com', 'address'],
  ['an argument', '--otlp-endpoint=a.vendor.systems:4317', 'a.vendor.systems', 'address'],
  ['a mere name', 'SINK=a.example.com', 'a.example.com', 'bare'],
  ['a wildcard', '*.Example.COM', 'example.com', 'bare'],
  ['a Git address', 'git@git.example.com:platform/x.git', 'git.example.com', 'bare'],
])('a host: %s', (_, text, host, form) => {
  expect(findHosts(text)).toEqual([{ host, form, isPrefix: false }]);
});

test('a name with a path behind it may be a label or an image', () => {
  expect(findHosts('docker.io/vllm/vllm-openai:v1')).toEqual([{ host: 'docker.io', form: 'bare', isPrefix: true }]);
});

test.each([
  ['put in at run time', 'https://${HOST}/x and $(HOST):80'],
  ['one label', 'http://authorizer:9191'],
  ['a store of models', 's3://bucket.name/x hf://org/model'],
  ['a type of Envoy', 'envoy.filters.network.http_connection_manager'],
  ['a file', '/etc/envoy/envoy.yaml'],
  ['a version', 'v1.38.3'],
  ['an instance type', 'g6e.4xlarge'],
  ['an expression', 'self.all(p1, p1.number == 1)'],
])('no host: %s', (_, text) => {
  expect(findHosts(text)).toEqual([]);
});

test.each([
  ['a field of that name', ['spec', 'serverAddress'], 'a.corp.zone'],
  ['one of a list', ['spec', 'externalIPs', '0'], '203.0.113.7'],
])('the whole value of %s is an address', (_, path, text) => {
  expect(addressAt(path, text)).toEqual({ host: text, form: 'address', isPrefix: false });
});

test('the value of any other field is none', () => {
  expect(addressAt(['spec', 'version'], '1.38.3')).toBeNull();
});

test.each([
  ['http://a.example.com:80/x?y', 'a.example.com'],
  ['A.example.com.', 'a.example.com'],
  ['store:6379', 'store'],
  ['https://$(HOST)/', null],
])('the host of %s', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
