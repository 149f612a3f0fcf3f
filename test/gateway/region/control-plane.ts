import { mkdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApiClient, socketClient } from '#test/conformance/api-client';
import { type ClusterFiles, writeClusterFiles } from '#test/conformance/cluster-files';
import { apiServerArgs, etcdArgs } from '#test/conformance/control-plane-args';
import { preparedData } from '#test/conformance/prepared-data';
import { waitUntil } from '#test/conformance/wait-until';
import type { Ground, Host, Running } from '#test/gateway/ground/ground';
import { tool } from '#test/toolchain/index';

/** The API server of a Region's cluster, with etcd, on a host of the Region. Neither controllers nor nodes: the stand plays those. */
export interface ControlPlane {
  readonly host: Host;
  readonly apiServer: Running;
  /** Asks as an administrator. */
  readonly api: ApiClient;
  /** PEM of the authority that signed its certificate. */
  readonly authorityFile: string;
  /** How pods find it. */
  readonly environment: Readonly<Record<'KUBERNETES_SERVICE_HOST' | 'KUBERNETES_SERVICE_PORT', string>>;
  /** kubectl as an administrator; throws what it says when it fails. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
}

const PORT = 6443;
const NAMES = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
const READY_WITHIN_MS = 120_000;
/** Less work, for memory that is there. */
const idleCollector = { GOGC: '200' } as const;

/** Everything that a control plane reads, before anything is timed. */
export async function prepareControlPlanes(): Promise<void> {
  await Promise.all([tool('etcd'), tool('kube-apiserver'), tool('kubectl'), preparedData()]);
}

/** Starts a Region's control plane, with the definitions of every component, and waits until it answers. */
export async function startControlPlane(ground: Ground, site: string): Promise<ControlPlane> {
  const host = await ground.addHost(`${site}-api`, { site });
  const folder = join(ground.folder, 'control', site);
  mkdirSync(folder, { recursive: true });
  const { data } = await preparedData();
  await cp(data, join(folder, 'etcd'), { recursive: true });
  const { files } = writeClusterFiles(folder, PORT, [host.address, ...NAMES]);
  await ground.start(`${host.name}-etcd`, host, {
    program: await tool('etcd'),
    args: etcdArgs(folder),
    cwd: folder,
    env: idleCollector,
  });
  const apiServer = await ground.start(`${host.name}-server`, host, {
    program: await tool('kube-apiserver'),
    args: serverArgs(folder, files, host),
    env: idleCollector,
  });
  ground.name(NAMES, host.address, site);
  // The harness has no address in the Region; a socket needs none.
  await ground.start(`${host.name}-socket`, host, {
    program: await tool('kubectl'),
    args: ['proxy', `--unix-socket=${socketOf(folder)}`, `--kubeconfig=${files.kubeconfig}`, '--reject-paths=^$'],
    env: { HOME: folder },
  });
  const plane = openControlPlane(ground, site);
  await waitUntil(
    async () => {
      if (!apiServer.alive()) throw new Error(`the API server of ${site} does not start:\n${apiServer.lastWords()}`);
      return (await plane.api({ path: '/readyz' }).catch(() => undefined))?.status === 200;
    },
    { what: `the API server of ${site} is ready`, withinMs: READY_WITHIN_MS, explain: () => apiServer.lastWords() },
  );
  return plane;
}

/** A Region's control plane that runs. */
export function openControlPlane(ground: Ground, site: string): ControlPlane {
  const apiServer = ground.running(`${site}-api-server`);
  const { host } = apiServer;
  const folder = join(ground.folder, 'control', site);
  return {
    host,
    apiServer,
    api: socketClient(socketOf(folder)),
    authorityFile: join(folder, 'pki', 'ca.crt'),
    environment: { KUBERNETES_SERVICE_HOST: host.address, KUBERNETES_SERVICE_PORT: String(PORT) },
    async kubectl(args, input) {
      const program = await tool('kubectl');
      const env = { HOME: folder, KUBECONFIG: join(folder, 'kubeconfig'), GOGC: 'off', GOMEMLIMIT: '1GiB' };
      const { code, stdout, stderr } = await ground.run(host, { program, args, env }, input);
      if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr.trim()}`);
      return stdout;
    },
  };
}

function socketOf(folder: string): string {
  return join(folder, 'api.sock');
}

/** What conformance runs, reachable in its Region; quotas need a controller that counts, so they are left to conformance. */
function serverArgs(folder: string, files: ClusterFiles, host: Host): readonly string[] {
  return [
    ...apiServerArgs({ folder, files, port: PORT, serviceAccounts: true }),
    '--bind-address=0.0.0.0',
    `--advertise-address=${host.address}`,
    '--disable-admission-plugins=ResourceQuota',
    // it asks webhooks at the addresses of their pods: there is nothing that would give a Service an address
    '--enable-aggregator-routing=true',
  ];
}
