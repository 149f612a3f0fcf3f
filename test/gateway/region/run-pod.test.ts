import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiAnswer, ApiRequest } from '#test/conformance/api-client';
import type { Ground, Host, Program, Running } from '#test/gateway/ground/index';
import type { ControlPlane } from './control-plane';
import type { AdmittedPod } from './pods';
import { type ProgramOf, runPod, volumesFolder } from './run-pod';

const host: Host = { name: 'it', site: 'eu-north-1', address: '10.16.0.12' };
const kept: Readonly<Record<string, unknown>> = {
  '/api/v1/namespaces/models/configmaps/settings': { data: { 'a.yaml': 'a: 1', 'b.yaml': 'b: 2' } },
  '/api/v1/namespaces/models/secrets/store': { data: { address: Buffer.from('store:6379').toString('base64') } },
};

/** An API server that holds two objects, and gives tokens. */
async function api({ path, body }: ApiRequest): Promise<ApiAnswer> {
  if (path === '/api/v1/namespaces/models/serviceaccounts/engine/token') {
    const { audiences } = (body as { readonly spec: { readonly audiences?: readonly string[] } }).spec;
    return {
      status: 201,
      body: { status: { token: `token for ${audiences?.join() ?? 'the API server'}` } },
      warnings: [],
    };
  }
  const found = kept[path];
  return { status: found === undefined ? 404 : 200, body: found, warnings: [] };
}

const plane = {
  host,
  api,
  environment: { KUBERNETES_SERVICE_HOST: '10.16.0.10', KUBERNETES_SERVICE_PORT: '6443' },
} as unknown as ControlPlane;

const spec = {
  nodeName: 'node.eu-north-1',
  serviceAccountName: 'engine',
  initContainers: [
    { name: 'once', image: 'registry.example.com/once:1' },
    { name: 'sidecar', image: 'registry.example.com/sidecar:1', restartPolicy: 'Always', args: ['-socket', '/run/it'] },
  ],
  containers: [
    {
      name: 'engine',
      image: 'registry.example.com/engine:1',
      command: ['engine', 'serve'],
      args: ['--name=$(NAME)', '--zone=$(ZONE)', '--unknown=$(NOWHERE)'],
      env: [
        { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'ADDRESS', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'ZONE', valueFrom: { fieldRef: { fieldPath: "metadata.labels['zone']" } } },
        { name: 'STORE', valueFrom: { secretKeyRef: { name: 'store', key: 'address' } } },
        { name: 'WHOLE', value: '$(NAME) at $(ADDRESS)' },
      ],
      volumeMounts: [
        { name: 'settings', mountPath: '/etc/settings' },
        { name: 'scratch', mountPath: '/tmp' },
        { name: 'token', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
      ],
    },
  ],
  volumes: [
    { name: 'settings', configMap: { name: 'settings', items: [{ key: 'b.yaml', path: 'sub/b.yaml' }] } },
    { name: 'scratch', emptyDir: {} },
    { name: 'none', configMap: { name: 'not-there', optional: true } },
    {
      name: 'token',
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token' } },
          { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
        ],
      },
    },
  ],
};
const pod: AdmittedPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'engine-0', namespace: 'models', uid: '1', labels: { zone: 'eu-north-1a' } },
  spec,
};

const programOf: ProgramOf = async ({ image }) => ({
  program: `/bin/${/(\w+):1$/.exec(image)?.[1]}`,
  lastArgs: ['--last'],
});

let folder = '';
let started: Record<string, Program> = {};
let ground: Ground;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-pod-'));
  started = {};
  ground = {
    folder,
    start: async (name: string, _: Host, program: Program) => {
      started[name] = program;
      return { name } as Running;
    },
  } as unknown as Ground;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('sidecars start before containers; init containers that end do not run', async () => {
  const running = await runPod(ground, { plane, pod, host }, programOf);
  expect(Object.keys(running)).toEqual(['sidecar', 'engine']);
  expect(started['it.sidecar']).toMatchObject({ program: '/bin/sidecar', args: ['-socket', '/run/it', '--last'] });
});

test('arguments, environment and mounts are those of the container', async () => {
  await runPod(ground, { plane, pod, host }, programOf);
  const volumes = volumesFolder(ground, host.name);
  expect(started['it.engine']).toEqual({
    program: '/bin/engine',
    args: ['serve', '--name=engine-0', '--zone=eu-north-1a', '--unknown=$(NOWHERE)', '--last'],
    env: {
      ...plane.environment,
      HOSTNAME: 'engine-0',
      NAME: 'engine-0',
      ADDRESS: '10.16.0.12',
      ZONE: 'eu-north-1a',
      STORE: 'store:6379',
      WHOLE: 'engine-0 at 10.16.0.12',
    },
    mounts: {
      '/etc/settings': join(volumes, 'settings'),
      '/tmp': join(volumes, 'scratch'),
      '/var/run/secrets/kubernetes.io/serviceaccount': join(volumes, 'token'),
    },
  });
  const read = (path: string) => readFileSync(join(volumes, path), 'utf8');
  expect(read('settings/sub/b.yaml')).toBe('b: 2');
  expect(read('token/token')).toBe('token for the API server');
  expect(read('token/namespace')).toBe('models');
});

test.each([
  [
    'a ConfigMap that is not there',
    { volumes: [{ name: 'gone', configMap: { name: 'gone' } }] },
    'pod engine-0 mounts ConfigMap gone, which is not there',
  ],
  [
    'a Secret without the key',
    {
      containers: [
        {
          name: 'it',
          image: 'it:1',
          env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'store', key: 'key' } } }],
        },
      ],
    },
    'variable KEY: Secret store has no "key"',
  ],
  [
    'a volume of a kind that is not known',
    { volumes: [{ name: 'disk', hostPath: { path: '/dev' } }] },
    'pod engine-0: a volume of a kind that no kubelet here knows: {"name":"disk","hostPath":{"path":"/dev"}}',
  ],
])('%s is an error, as the pod would never start', async (_, change, message) => {
  const changed = { ...pod, spec: { ...spec, volumes: [], ...change } };
  await expect(runPod(ground, { plane, pod: changed, host }, programOf)).rejects.toThrow(new Error(message));
});
