import type { Jurisdiction, LoadBalancer, Region } from '#topology';
import { byKey, type Fact, type Facts, Line, OfEach, sorted } from './fact';
import { networkWords } from './network-words';
import type { NameOwn } from './own-names';

/** What stands around a Region's cluster. */
export function networkFacts({ network, peers }: Region, nameOwn: NameOwn, jurisdiction: Jurisdiction): Facts {
  const { certificate, edgeRecord, privateZone } = network;
  return {
    vpc: nameOwn(network.vpcName),
    gatewayEndpoints: sorted(network.gatewayEndpoints),
    interfaceEndpoints: sorted(network.interfaceEndpoints),
    privateHost: nameOwn(privateZone.host),
    peers: new OfEach(
      byKey(
        peers,
        ({ region }) => region,
        ({ port, tls }) => ({ port, tls }),
      ),
    ),
    certificate: certificate && sorted([certificate.domainName, ...certificate.alternativeNames].map(nameOwn)),
    loadBalancers: loadBalancerFacts(network.loadBalancers, nameOwn, jurisdiction),
    edgeRecord:
      edgeRecord &&
      new Line({
        name: nameOwn(edgeRecord.name),
        loadBalancer: edgeRecord.loadBalancer,
        minHealthyHosts: edgeRecord.healthCheck.minHealthyHosts,
        periodSeconds: edgeRecord.healthCheck.periodSeconds,
        evaluationPeriods: edgeRecord.healthCheck.evaluationPeriods,
      }),
  };
}

function loadBalancerFacts(balancers: readonly LoadBalancer[], nameOwn: NameOwn, jurisdiction: Jurisdiction): Facts {
  const ofEach = (tell: (balancer: LoadBalancer) => Fact) => new OfEach(byKey(balancers, ({ scheme }) => scheme, tell));
  return {
    schemes: sorted(balancers.map(({ scheme }) => scheme)),
    allowedCidrs: ofEach(({ allowedCidrs }) => networkWords(allowedCidrs, jurisdiction)),
    name: ofEach(({ name }) => nameOwn(name)),
    listener: ofEach(({ listener }) => `${listener.protocol} ${listener.port}`),
    target: ofEach(({ name, targetGroup }) => ({
      name: targetGroup.name === name ? 'as named' : nameOwn(targetGroup.name),
      protocol: targetGroup.protocol,
      port: targetGroup.port,
      proxyProtocolV2: targetGroup.proxyProtocolV2,
      deregistrationDelaySeconds: targetGroup.deregistrationDelaySeconds,
    })),
    healthCheck: ofEach(({ targetGroup }) => ({ ...targetGroup.healthCheck })),
  };
}
