import type { LoadBalancer } from '#topology';
import { loadBalancerConfig } from './load-balancer-config';

const TLS: LoadBalancer = {
  name: 'n',
  scheme: 'internal',
  listener: { port: 443, protocol: 'TLS' },
  targetGroup: {
    name: 'n',
    port: 8443,
    protocol: 'TLS',
    proxyProtocolV2: true,
    healthCheck: { port: 8443, protocol: 'HTTPS', path: '/ready', intervalSeconds: 10 },
    deregistrationDelaySeconds: 120,
  },
  allowedCidrs: ['10.1.0.0/16', '10.2.0.0/16'],
};
const FILES = { targets: 't', administration: 'a', certificate: { certificate: 'c', key: 'k' } };

function chainsOf(loadBalancer: LoadBalancer) {
  const [listener] = loadBalancerConfig(loadBalancer, FILES).static_resources.listeners;
  return listener?.filter_chains.map(({ filter_chain_match }) => filter_chain_match);
}

test('a chain for each protocol that clients may offer, and one for those that offer none', () => {
  const offered = [['h2'], ['http/1.1'], ['http/1.0'], []];
  expect(chainsOf(TLS)).toEqual(
    offered.map((application_protocols) => ({
      transport_protocol: 'tls',
      application_protocols,
    })),
  );
  expect(chainsOf({ ...TLS, listener: { port: 80, protocol: 'TCP' } })).toEqual([undefined]);
});

test('a TLS listener without a certificate is an error', () => {
  expect(() => loadBalancerConfig(TLS, { ...FILES, certificate: null })).toThrow(
    new Error('a TLS listener needs a certificate; have: null'),
  );
});

test('a health check elsewhere than at the traffic port is an error', () => {
  const healthCheck = { ...TLS.targetGroup.healthCheck, port: 9000 };
  expect(() => loadBalancerConfig({ ...TLS, targetGroup: { ...TLS.targetGroup, healthCheck } }, FILES)).toThrow(
    new Error('health checks of port 9000 instead of 8443 are not built'),
  );
});
