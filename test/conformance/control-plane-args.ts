import { join } from 'node:path';
import { type ClusterFiles, FRONT_PROXY } from './cluster-files';

/** etcd listens on a socket in the cluster's own folder: no port to collide on, and no one else can reach it. */
function etcdSocket(folder: string): string {
  return `unix://${join(folder, 'etcd.sock')}`;
}

/** Data is thrown away after the run, so nothing waits for the disk. */
export function etcdArgs(folder: string): readonly string[] {
  return flags({
    'data-dir': join(folder, 'etcd'),
    'unsafe-no-fsync': true,
    'log-level': 'error',
    'listen-client-urls': etcdSocket(folder),
    'listen-peer-urls': 'http://127.0.0.1:0',
    // It must be a host and a port; a client that was told the socket never asks for it.
    'advertise-client-urls': 'http://127.0.0.1:0',
  });
}

export interface ApiServerSettings {
  readonly folder: string;
  readonly files: ClusterFiles;
  readonly port: number;
  /** Whether something makes the `default` service accounts that admission asks for. */
  readonly serviceAccounts: boolean;
}

/** Admission is what a server does by default, Pod Security and quotas among it. */
export function apiServerArgs({ folder, files, port, serviceAccounts }: ApiServerSettings): readonly string[] {
  return flags({
    'etcd-servers': etcdSocket(folder),
    'bind-address': '127.0.0.1',
    'advertise-address': '127.0.0.1',
    'secure-port': port,
    'endpoint-reconciler-type': 'none',
    'service-cluster-ip-range': '10.0.0.0/16',
    'allow-privileged': true,
    'authorization-mode': 'RBAC',
    profiling: false,
    'cert-dir': files.pki,
    'tls-cert-file': files.server.certificate,
    'tls-private-key-file': files.server.key,
    'client-ca-file': files.authority,
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': files.serviceAccountKey,
    'service-account-signing-key-file': files.serviceAccountKey,
    'requestheader-client-ca-file': files.authority,
    'requestheader-allowed-names': FRONT_PROXY,
    'requestheader-username-headers': 'X-Remote-User',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'proxy-client-cert-file': files.frontProxy.certificate,
    'proxy-client-key-file': files.frontProxy.key,
    ...(serviceAccounts ? {} : { 'disable-admission-plugins': 'ServiceAccount' }),
  });
}

export interface ControllerSettings {
  readonly controllers?: readonly string[];
  readonly controllerManagerFlags?: readonly string[];
}

export function controllerManagerArgs(files: ClusterFiles, settings: ControllerSettings): readonly string[] {
  return [
    ...localServer(files),
    ...flags({
      controllers: (settings.controllers ?? []).join(','),
      'use-service-account-credentials': false,
      'service-account-private-key-file': files.serviceAccountKey,
      'root-ca-file': files.authority,
      // The defaults spare a shared API server; this one has no other client.
      'kube-api-qps': 1000,
      'kube-api-burst': 2000,
    }),
    ...(settings.controllerManagerFlags ?? []),
  ];
}

export function schedulerArgs(files: ClusterFiles): readonly string[] {
  return localServer(files);
}

/** It serves nothing, and there is no second one to elect a leader with. */
function localServer({ kubeconfig }: ClusterFiles): readonly string[] {
  return flags({ kubeconfig, 'bind-address': '127.0.0.1', 'secure-port': 0, 'leader-elect': false, profiling: false });
}

function flags(values: Readonly<Record<string, string | number | boolean>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}
