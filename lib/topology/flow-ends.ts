import type { FlowPeer } from './flow';
import type { Label } from './labels';
import type { Network } from './network';
import { firstHost } from './subnets';

/** The node's metadata and other link-local services are nobody's business. */
const linkLocal = '169.254.0.0/16';

/** Any address, public or private, but none that is link-local. */
export const anywhere: FlowPeer = { kind: 'networks', cidrs: ['0.0.0.0/0'], except: [linkLocal] };

/** The Pod Identity agent of EKS, on every node: link-local, so `anywhere` leaves it out. */
export const podIdentityAgent = {
  end: { kind: 'networks', cidrs: ['169.254.170.23/32'], except: [] },
  port: 80,
} as const satisfies { readonly end: FlowPeer; readonly port: number };

/** The cluster's name server, in a namespace that denies nothing. */
export const nameServer: FlowPeer = {
  kind: 'pods',
  namespace: 'kube-system',
  labels: [{ key: 'k8s-app', value: 'kube-dns' }],
};

/** Pods of a namespace; without labels all of them. */
export function podsOf(namespace: string, labels: readonly Label[] = []): FlowPeer {
  return { kind: 'pods', namespace, labels };
}

/** The private subnets: nodes, pods, interface endpoints, and the addresses by which EKS's control plane is in the VPC. */
export function privateSubnets(network: Network): FlowPeer {
  return { kind: 'networks', cidrs: privateCidrs(network), except: [] };
}

/** The whole VPC: load balancers may stand in the public subnets. */
export function wholeVpc({ cidr }: Network): FlowPeer {
  return { kind: 'networks', cidrs: [cidr], except: [] };
}

/** The API server: by its Service, whose address is the first of the Services' network, and where that leads to. */
export function apiServer(network: Network, serviceCidr: string): FlowPeer {
  return { kind: 'networks', cidrs: [`${firstHost(serviceCidr)}/32`, ...privateCidrs(network)], except: [] };
}

/** AWS services: their endpoints in the VPC where all of them have one there, else anywhere. */
export function awsServices(network: Network, services: readonly string[]): FlowPeer {
  return services.every((service) => network.interfaceEndpoints.includes(service)) ? privateSubnets(network) : anywhere;
}

function privateCidrs({ zones }: Network): string[] {
  return zones.map(({ privateCidr }) => privateCidr);
}
