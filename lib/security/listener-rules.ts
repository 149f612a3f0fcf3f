import {
  checkEach,
  type Finding,
  type Inventory,
  listAt,
  type PlacedResource,
  type Rule,
  resourceLocation,
  textAt,
} from '#evidence';
import type { Topology } from '#topology';
import { findingOf } from './finding-of';
import { balancerType } from './ingress-rules';
import { ownReference } from './own-reference';
import { placedRegion } from './placed-region';
import type { SecurityInput } from './security-input';

const listenerType = 'AWS::ElasticLoadBalancingV2::Listener';

/** Policies with TLS 1.2 and 1.3 alone; those called Ext add ciphers without forward secrecy (Network Load Balancer user guide, "Security policies", 2026-11). */
const strongPolicy = /^ELBSecurityPolicy-TLS13-1-[23]-(?!Ext)/;

const plainListener: Rule<SecurityInput> = {
  name: 'plain-listener',
  claim:
    'Clients speak TLS to every load balancer; without a domain, and so without a certificate, only inside the networks or in a demo they do not.',
  check: ({ inventory, topology }) =>
    checkEach(listeners(inventory), (listener) => {
      const protocol = textAt(listener.properties, 'Protocol') ?? 'none';
      if (isTls(listener) || mayBePlain(listener, topology)) return [];
      return [
        findingOf(plainListener.name, {
          at: resourceLocation(listener, 'Protocol'),
          message: `The listener speaks ${protocol}; allowed: TLS with a certificate`,
          mend: 'Give the deployment a `domain`; then its listeners end TLS (lib/stacks/regional-load-balancer.ts).',
        }),
      ];
    }),
};

const weakTls: Rule<SecurityInput> = {
  name: 'weak-tls-policy',
  claim: 'Every TLS listener refuses all below TLS 1.2 and every cipher without forward secrecy.',
  check: ({ inventory }) => checkEach(listeners(inventory).filter(isTls), policyFaults),
};

function policyFaults(listener: PlacedResource): readonly Finding[] {
  const policy = textAt(listener.properties, 'SslPolicy');
  if (policy !== null && strongPolicy.test(policy)) return [];
  return [
    findingOf(weakTls.name, {
      at: resourceLocation(listener, 'SslPolicy'),
      message: `SslPolicy is ${policy ?? 'left to AWS'}; allowed: ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…, none with Ext`,
      mend: 'Name the policy of lib/stacks/regional-load-balancer.ts.',
    }),
  ];
}

function listeners({ resources }: Inventory): readonly PlacedResource[] {
  return resources.filter(({ type }) => type === listenerType);
}

function isTls({ properties }: PlacedResource): boolean {
  const protocol = textAt(properties, 'Protocol');
  return (protocol === 'TLS' || protocol === 'HTTPS') && listAt(properties, 'Certificates').length > 0;
}

/** Where the Topology has no certificate: at an internal load balancer, or in a demo. */
function mayBePlain({ stack, properties }: PlacedResource, topology: Topology): boolean {
  if (placedRegion(topology, stack)?.network.certificate !== null) return false;
  const balancer = stack.template.Resources[ownReference(properties.LoadBalancerArn) ?? ''];
  const isInternal = balancer?.Type === balancerType && textAt(balancer.Properties, 'Scheme') === 'internal';
  return isInternal || topology.deployment.kind === 'demo';
}

/** How clients speak to load balancers. */
export const listenerRules: readonly Rule<SecurityInput>[] = [plainListener, weakTls];
