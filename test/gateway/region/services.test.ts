import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import type { AdmittedPod } from './pods';
import { endpointSlice, selects, serviceNames } from './services';

const service: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'chat-picker', namespace: 'models' },
  spec: {
    selector: { picker: 'chat', part: 'a' },
    ports: [
      { name: 'grpc', port: 9002, targetPort: 'grpc' },
      { name: 'webhook', port: 443, targetPort: 9443 },
      { port: 8080 },
    ],
  },
};

function pod(namespace: string, labels: Readonly<Record<string, string>>): AdmittedPod {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'it', namespace, uid: '1', labels }, spec: {} };
}

test.each([
  ['has all its labels, and others', pod('models', { picker: 'chat', part: 'a', more: 'yes' }), true],
  ['lacks a label', pod('models', { picker: 'chat' }), false],
  ['has another value', pod('models', { picker: 'chat', part: 'b' }), false],
  ['stands in another namespace', pod('gateway', { picker: 'chat', part: 'a' }), false],
])('a Service and a pod that %s', (_, given, expected) => {
  expect(selects(service, given)).toBe(expected);
});

test('a Service is found by its whole name, and by what search domains complete', () => {
  expect(serviceNames(service)).toEqual([
    'chat-picker.models.svc.cluster.local',
    'chat-picker.models.svc',
    'chat-picker.models',
    'chat-picker',
  ]);
});

test('a slice has each address, and the ports that a webhook may be asked on', () => {
  const { endpoints, metadata, ports } = endpointSlice(service, 'chat-picker-stand', ['10.0.0.1', '10.0.0.2']);
  expect(metadata.labels).toEqual({ 'kubernetes.io/service-name': 'chat-picker' });
  expect(endpoints).toEqual([
    { addresses: ['10.0.0.1'], conditions: { ready: true } },
    { addresses: ['10.0.0.2'], conditions: { ready: true } },
  ]);
  expect(ports).toEqual([
    { name: 'webhook', port: 9443, protocol: 'TCP' },
    { name: '', port: 8080, protocol: 'TCP' },
  ]);
});
