import type { Ground, Running } from '#test/gateway/ground/index';
import { startBalancer } from '#test/gateway/ground/load-balancer';
import type { CertificateFiles, Trust } from '#test/gateway/trust';
import type { LoadBalancer, Region } from '#topology';

/** Program that stands for a load balancer of a Region. */
export function balancerName(region: Region, { name }: LoadBalancer): string {
  return `${region.name}-${name}`;
}

/**
 * Makes the hosts of what stands for a Region's load balancers, with the addresses that names lead to. Their security groups
 * are left out (a host's `hears`): they let nobody through whom Envoy would refuse, so that behind them nobody could see
 * whether Envoy does. The suite of access has one with it.
 */
export async function addBalancers(ground: Ground, region: Region): Promise<void> {
  for (const loadBalancer of region.network.loadBalancers)
    await ground.addHost(balancerName(region, loadBalancer), { site: region.name });
}

/** Starts what stands for a Region's load balancers, before its Envoys. */
export async function startBalancers(
  ground: Ground,
  region: Region,
  { envoys, trust }: { readonly envoys: readonly string[]; readonly trust: Trust },
): Promise<readonly Running[]> {
  const { certificate, loadBalancers } = region.network;
  const files: CertificateFiles | null =
    certificate === null
      ? null
      : trust.issue(`${region.name}-edge`, [certificate.domainName, ...certificate.alternativeNames]);
  const running: Running[] = [];
  for (const loadBalancer of loadBalancers) {
    const name = balancerName(region, loadBalancer);
    const host = ground.host(name);
    running.push(await startBalancer(ground, { name, host, loadBalancer, targets: envoys, certificate: files }));
  }
  return running;
}

/** Address of a Region's load balancer of a scheme; undefined: it has none. */
export function balancerAddress(ground: Ground, region: Region, scheme: LoadBalancer['scheme']): string | undefined {
  const found = region.network.loadBalancers.find((it) => it.scheme === scheme);
  return found === undefined ? undefined : ground.host(balancerName(region, found)).address;
}
