import { existsSync, readFileSync } from 'node:fs';
import type { Ground, Running } from '#test/gateway/ground/index';
import type { Engine, RegionStand } from '#test/gateway/stand';
import type { PodRecord } from '#test/gateway/stand-record';
import type { Region, ServingPool } from '#topology';
import { balancerName } from './balancers';
import { openControlPlane } from './control-plane';
import { refreshVolumes } from './refresh-volumes';

/** A Region that runs, by what was noted of it. */
export function openRegion(ground: Ground, region: Region, pods: readonly PodRecord[]): RegionStand {
  const plane = openControlPlane(ground, region.name);
  const of = (workload: string, container: string) => containers(ground, pods, { workload, container });
  const one = (workload: string, container: string) => {
    const [first] = of(workload, container);
    if (first === undefined) throw new Error(`${region.name} runs no pod of ${workload}`);
    return first;
  };
  const envoyPods = pods.filter((pod) => PROCESSOR in pod.containers);
  const envoys = envoyPods.map(({ containers: names }) => ({
    envoy: ground.running(names.envoy ?? ''),
    processor: ground.running(names[PROCESSOR] ?? ''),
  }));
  const { name: gateway, namespace, serviceNamespace } = region.gateway;
  refreshVolumes(ground, plane, {
    secret: `${gateway}-${namespace}`,
    namespace: serviceNamespace,
    pods: envoyPods.map(({ name }) => name),
  });
  const servingPools = region.modelPools.flatMap((pool) => [pool, ...(pool.canary === null ? [] : [pool.canary.pool])]);
  return {
    region,
    envoys,
    authorizers: of('Deployment authorizer', 'authorizer'),
    pools: Object.fromEntries(
      servingPools.map(({ name }) => [
        name,
        { envoys: of(`Deployment ${name}-proxy`, 'envoy'), pickers: of(`Deployment ${name}-picker`, 'picker') },
      ]),
    ),
    engines: servingPools.flatMap((pool) => enginesOf(ground, pods, pool)),
    rateLimit: one('Deployment envoy-ratelimit', 'envoy-ratelimit'),
    limitStore: ground.running(`${region.name}-limit-store`),
    envoyGateway: one('Deployment envoy-gateway', 'envoy-gateway'),
    aiGateway: one('Deployment ai-gateway-controller', 'ai-gateway-helm'),
    apiServer: plane.apiServer,
    balancers: Object.fromEntries(
      region.network.loadBalancers.map((it) => [it.name, ground.running(balancerName(region, it))]),
    ),
    kubectl: (args, input) => plane.kubectl(args, input),
    accessLog: () => envoys.flatMap(({ envoy }) => linesOf(envoy.log)).sort(byTime),
  };
}

/** Name that AI Gateway's webhook gives its sidecar. */
const PROCESSOR = 'ai-gateway-extproc';

function containers(
  ground: Ground,
  pods: readonly PodRecord[],
  { workload, container }: { readonly workload: string; readonly container: string },
): readonly Running[] {
  return pods
    .filter((pod) => pod.workload === workload)
    .flatMap((pod) => pod.containers[container] ?? [])
    .map((name) => ground.running(name));
}

function enginesOf(ground: Ground, pods: readonly PodRecord[], { name, base, burst }: ServingPool): readonly Engine[] {
  const workloads = [base.workload, ...(burst === null ? [] : [burst.workload])].map((it) => `Deployment ${it}`);
  return pods
    .filter(({ workload }) => workloads.includes(workload))
    .map((pod) => ({
      pool: name,
      pod: pod.name,
      host: ground.host(pod.name),
      program: ground.running(pod.containers.engine ?? ''),
    }));
}

type Line = Readonly<Record<string, unknown>>;

/** Envoy writes its own words between the lines of the access log. */
function linesOf(log: string): readonly Line[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);
}

function byTime(one: Line, other: Line): number {
  return String(one.time) < String(other.time) ? -1 : 1;
}
