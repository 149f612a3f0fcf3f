import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { tool } from '#test/toolchain/index';
import type { LoadBalancer, TargetGroup } from '#topology';
import type { Ground, Host, Running } from './ground';
import { loadBalancerConfig, targetsConfig } from './load-balancer-config';

export interface BalancerPlan {
  /** Name of its program, unique on the ground. */
  readonly name: string;
  readonly host: Host;
  /** As the Topology has it. */
  readonly loadBalancer: LoadBalancer;
  /** Addresses of the targets. */
  readonly targets: readonly string[];
  /** Paths of the certificate and its key that clients are shown; null for a listener without TLS. */
  readonly certificate: { readonly certificate: string; readonly key: string } | null;
}

/** Starts what stands for a network load balancer: see `loadBalancerConfig`. It takes connections before a target is healthy, as an NLB does. */
export async function startBalancer(ground: Ground, plan: BalancerPlan): Promise<Running> {
  const { name, host, loadBalancer, targets, certificate } = plan;
  const folder = folderOf(ground, name);
  mkdirSync(folder, { recursive: true });
  registerTargets(ground, { name, group: loadBalancer.targetGroup, targets });
  const files = { targets: join(folder, 'targets.json'), administration: administrationOf(ground, name), certificate };
  const config = join(folder, 'envoy.json');
  writeFileSync(config, JSON.stringify(loadBalancerConfig(loadBalancer, files)));
  return ground.start(name, host, {
    program: await tool('envoy'),
    args: ['-c', config, '--log-level', 'warning', '--concurrency', '1', '--disable-hot-restart'],
  });
}

/** Replaces the targets of a load balancer, as a TargetGroupBinding does when pods come and go. */
export function registerTargets(
  ground: Ground,
  { name, group, targets }: { readonly name: string; readonly group: TargetGroup; readonly targets: readonly string[] },
): void {
  const file = join(folderOf(ground, name), 'targets.json');
  writeFileSync(`${file}.new`, JSON.stringify(targetsConfig(group, targets)));
  // Envoy looks at files that are moved into their place
  renameSync(`${file}.new`, file);
}

/** Addresses of the targets that a load balancer holds for healthy now; none when it does not answer. */
export async function healthyTargets(ground: Ground, name: string): Promise<readonly string[]> {
  const text = await ask(administrationOf(ground, name), '/clusters?format=json').catch(() => '{}');
  const { cluster_statuses = [] } = JSON.parse(text) as { readonly cluster_statuses?: readonly ClusterStatus[] };
  return cluster_statuses
    .flatMap(({ host_statuses = [] }) => host_statuses)
    .filter(({ health_status }) => Object.keys(health_status).every((key) => key === 'eds_health_status'))
    .map(({ address }) => address.socket_address.address);
}

/** What Envoy's administration says of a cluster, as far as it is read. */
interface ClusterStatus {
  readonly host_statuses?: readonly {
    readonly address: { readonly socket_address: { readonly address: string } };
    /** Holds `failed_active_health_check: true` while it is unhealthy, `pending_active_hc: true` before the first answer. */
    readonly health_status: Readonly<Record<string, unknown>>;
  }[];
}

function folderOf({ folder }: Ground, name: string): string {
  return join(folder, 'balancers', name);
}

function administrationOf(ground: Ground, name: string): string {
  return join(folderOf(ground, name), 'admin.sock');
}

function ask(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request({ socketPath, path }, (answer) => {
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .once('end', () => resolve(Buffer.concat(chunks).toString()));
    })
      .once('error', reject)
      .end();
  });
}
