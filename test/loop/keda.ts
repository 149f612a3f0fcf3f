import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Cluster } from '#test/conformance/cluster';
import type { Definition } from '#test/conformance/definitions';
import { freePort } from '#test/conformance/free-port';
import { installDefinitions } from '#test/conformance/prepared-data';
import type { ServerProcess } from '#test/conformance/server-process';
import { waitUntil } from '#test/conformance/wait-until';
import { moduleFolder, type ToolName, tool } from '#test/toolchain/index';
import { applied } from './applied';
import { pinnedVersion } from './pinned-version';

const MODULE = 'github.com/kedacore/keda/v2';
const NAMESPACE = 'keda';
const METRICS_SERVICE = 'keda-metrics-apiserver';
/** Name by which the API server asks for KEDA's metrics: its certificate must be for it. */
export const METRICS_HOST = `${METRICS_SERVICE}.${NAMESPACE}.svc`;
const METRICS_API = 'v1beta1.external.metrics.k8s.io';
const READY_WITHIN_MS = 90_000;

/**
 * KEDA as its chart installs it: operator, metrics server behind the API server's aggregation, admission webhook. All with one
 * certificate of the cluster's authority. The operator and the webhook listen on every interface: see `inOwnNetwork`.
 */
export async function startKeda(cluster: Cluster): Promise<readonly ServerProcess[]> {
  await installDefinitions(cluster.api, await kedaDefinitions());
  const [metrics, webhooks, grpc, other] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const certificates = certificateFolder(cluster);
  const authority = readFileSync(cluster.files.authority).toString('base64');
  await applied(cluster, metricsObjects(metrics, authority));
  const env = { POD_NAMESPACE: NAMESPACE, KEDA_CLUSTER_OBJECT_NAMESPACE: NAMESPACE, WATCH_NAMESPACE: '' };
  const start = async (name: ToolName, args: Readonly<Record<string, string | number>>) =>
    cluster.start(name, {
      program: await tool(name),
      args: Object.entries({ kubeconfig: cluster.kubeconfig, 'cert-dir': certificates, ...args }).map(
        ([flag, value]) => `--${flag}=${value}`,
      ),
      env,
    });
  const silent = { 'metrics-bind-address': '127.0.0.1:0', 'health-probe-bind-address': '127.0.0.1:0' };
  const servers = [
    await start('keda-operator', { ...silent, 'metrics-service-bind-address': `127.0.0.1:${grpc}` }),
    await start('keda-adapter', {
      'lister-kubeconfig': cluster.kubeconfig,
      'authentication-kubeconfig': cluster.kubeconfig,
      'authorization-kubeconfig': cluster.kubeconfig,
      'bind-address': '127.0.0.1',
      'secure-port': metrics,
      'tls-cert-file': join(certificates, 'tls.crt'),
      'tls-private-key-file': join(certificates, 'tls.key'),
      'metrics-service-address': `localhost:${grpc}`,
      port: other,
    }),
    await start('keda-webhooks', { ...silent, port: webhooks }),
  ];
  await ready(servers, 'KEDA serves metrics', () => isAvailable(cluster));
  await ready(servers, "KEDA's webhook listens", () => listens(webhooks));
  await applied(cluster, [webhookConfiguration(webhooks, authority)]);
  return servers;
}

/** All of KEDA's kinds, also those that no manifest of ours uses: its operator ends after two minutes without one of them. */
export async function kedaDefinitions(): Promise<readonly Definition[]> {
  const folder = join(await moduleFolder(MODULE, pinnedVersion('keda-operator')), 'config/crd/bases');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Definition);
}

function certificateFolder({ folder, files }: Cluster): string {
  const certificates = join(folder, 'keda');
  mkdirSync(certificates, { mode: 0o700 });
  copyFileSync(files.authority, join(certificates, 'ca.crt'));
  copyFileSync(files.server.certificate, join(certificates, 'tls.crt'));
  copyFileSync(files.server.key, join(certificates, 'tls.key'));
  return certificates;
}

/** The API server finds the metrics server by a Service that is an external name: no Service address works without nodes. */
function metricsObjects(port: number, caBundle: string) {
  const [version = '', ...group] = METRICS_API.split('.');
  const service = { name: METRICS_SERVICE, namespace: NAMESPACE };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: service,
      spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
    },
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: METRICS_API },
      spec: {
        group: group.join('.'),
        version,
        groupPriorityMinimum: 100,
        versionPriority: 100,
        service: { ...service, port },
        caBundle,
      },
    },
  ];
}

/** Upstream passes over a webhook that fails; here that must show. */
function webhookConfiguration(port: number, caBundle: string) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'keda-admission' },
    webhooks: [
      {
        name: 'vscaledobject.kb.io',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        clientConfig: { url: `https://127.0.0.1:${port}/validate-keda-sh-v1alpha1-scaledobject`, caBundle },
        rules: [
          {
            apiGroups: ['keda.sh'],
            apiVersions: ['v1alpha1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['scaledobjects'],
          },
        ],
      },
    ],
  };
}

async function isAvailable({ api }: Cluster): Promise<boolean> {
  const { body } = await api({ path: `/apis/apiregistration.k8s.io/v1/apiservices/${METRICS_API}` });
  const conditions: readonly { readonly type: string; readonly status: string }[] = body.status?.conditions ?? [];
  return conditions.some(({ type, status }) => type === 'Available' && status === 'True');
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => resolve(socket.destroy() !== undefined))
      .once('error', () => resolve(false));
  });
}

async function ready(servers: readonly ServerProcess[], what: string, isReady: () => Promise<boolean>): Promise<void> {
  const explain = () => servers.map((server) => server.lastWords()).join('\n');
  await waitUntil(
    async () => {
      if (servers.every((server) => server.alive())) return isReady();
      throw new Error(`a server of KEDA ended:\n${explain()}`);
    },
    { what, withinMs: READY_WITHIN_MS, explain },
  );
}
