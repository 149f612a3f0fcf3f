import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '#test/toolchain/index';
import { type ApiClient, apiClient } from './api-client';
import type { Authority } from './certificates';
import { type ClusterFiles, writeClusterFiles } from './cluster-files';
import { apiServerArgs, controllerManagerArgs, etcdArgs, schedulerArgs } from './control-plane-args';
import { freePort } from './free-port';
import { type CommandOutcome, runKubectl } from './kubectl';
import { type ServerCommand, type ServerProcess, startServer } from './server-process';
import { waitUntil } from './wait-until';

export interface ClusterOptions {
  /** Data folder of etcd to start from a copy of: see `preparedData`. @default an empty one */
  readonly data?: string;
  /** Controllers of kube-controller-manager, as its `--controllers` takes them; `['*']` for the usual ones. @default it does not run */
  readonly controllers?: readonly string[];
  /** Whether kube-scheduler runs. @default false */
  readonly scheduler?: boolean;
  /** Further flags of kube-controller-manager. @default none */
  readonly controllerManagerFlags?: readonly string[];
  /** Further host names that the cluster's own server certificate is for. @default localhost and 127.0.0.1 alone */
  readonly hosts?: readonly string[];
}

/** A real control plane on 127.0.0.1: etcd, kube-apiserver, and what was asked for beside them. It has no nodes. */
export interface Cluster {
  /** Folder of this cluster, which ends with it: certificates, logs, kubeconfig. */
  readonly folder: string;
  /** Path of a kubeconfig for an administrator. */
  readonly kubeconfig: string;
  /** Version that the API server states: `v1.35.4`. */
  readonly version: string;
  /** What the API server trusts: issue further credentials here. */
  readonly authority: Authority;
  /** Paths of the certificates, for further servers. */
  readonly files: ClusterFiles;
  /** Asks the API server as an administrator. */
  readonly api: ApiClient;
  /** Runs kubectl as an administrator. */
  kubectl(args: readonly string[], input?: string): Promise<CommandOutcome>;
  /** Starts a further server, which ends with the cluster; its log is `<name>.log`. */
  start(name: string, command: Omit<ServerCommand, 'log'>): ServerProcess;
  /** Ends every server; the folder stays until `stop`. */
  halt(): Promise<void>;
  /** Ends every server and removes the folder. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;
/** A port that was free may be taken when the server comes to it. */
const ATTEMPTS = 3;

/**
 * Starts a control plane and waits until it is ready.
 *
 * @throws Error with the last words of the server that failed, or naming the tool that is missing
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (attempt === ATTEMPTS || !/address already in use/.test((error as Error).message)) throw error;
    }
  }
}

async function startOnce(options: ClusterOptions): Promise<Cluster> {
  const folder = temporaryFolder();
  const servers: ServerProcess[] = [];
  const start = (name: string, command: Omit<ServerCommand, 'log'>) => {
    const server = startServer({ ...command, log: join(folder, `${name}.log`) });
    servers.push(server);
    return server;
  };
  // The last to start is the first to end: etcd outlives those that write to it.
  const halt = async () => {
    for (const server of servers.splice(0).reverse()) await server.stop();
  };
  const stop = async () => {
    await halt();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await startControlPlane(options, { folder, start })), folder, start, halt, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A fifth less work, for memory that is there: servers live for minutes. */
const idleCollector = { GOGC: '400' } as const;

async function startControlPlane(
  options: ClusterOptions,
  { folder, start }: Pick<Cluster, 'folder' | 'start'>,
): Promise<Omit<Cluster, 'folder' | 'start' | 'halt' | 'stop'>> {
  const data = join(folder, 'etcd');
  if (options.data) await cp(options.data, data, { recursive: true });
  else mkdirSync(data, { mode: 0o700 });
  const port = await freePort();
  const { authority, administrator, files } = writeClusterFiles(folder, port, options.hosts ?? []);
  const api = apiClient(`https://127.0.0.1:${port}`, authority.certificate, administrator);

  const etcd = start('etcd', { program: await tool('etcd'), args: etcdArgs(folder), cwd: folder, env: idleCollector });
  const withControllers = (options.controllers ?? []).length > 0;
  const args = apiServerArgs({ folder, files, port, serviceAccounts: withControllers });
  const apiServer = start('kube-apiserver', { program: await tool('kube-apiserver'), args, env: idleCollector });
  await ready([etcd, apiServer], 'the API server', async () => {
    const answer = await api({ path: '/readyz' }).catch(() => undefined);
    return answer?.status === 200;
  });
  const others: ServerProcess[] = [];
  if (withControllers) {
    const program = await tool('kube-controller-manager');
    others.push(
      start('kube-controller-manager', { program, args: controllerManagerArgs(files, options), env: idleCollector }),
    );
  }
  if (options.scheduler) {
    others.push(start('kube-scheduler', { program: await tool('kube-scheduler'), args: schedulerArgs(files) }));
  }
  if (withControllers) {
    await ready(others, 'the controller manager', async () => {
      const { status } = await api({ path: '/api/v1/namespaces/default/serviceaccounts/default' });
      return status === 200;
    });
  }
  const { body } = await api({ path: '/version' });
  const settings = { kubeconfig: files.kubeconfig, home: folder };
  return {
    kubeconfig: files.kubeconfig,
    version: String(body.gitVersion),
    authority,
    files,
    api,
    kubectl: (kubectlArgs, input) => runKubectl(settings, kubectlArgs, input),
  };
}

async function ready(servers: readonly ServerProcess[], what: string, isReady: () => Promise<boolean>): Promise<void> {
  const explain = () => servers.map((server) => server.lastWords()).join('\n');
  await waitUntil(
    async () => {
      if (servers.every((server) => server.alive())) return isReady();
      throw new Error(`${what} does not start:\n${explain()}`);
    },
    { what: `${what} is ready`, withinMs: READY_WITHIN_MS, explain },
  );
}

/** A folder for this process alone, removed when the process ends, however it ends. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-cluster-'));
  process.once('exit', () => {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
