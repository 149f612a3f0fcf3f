import { checkEach, listAt, type Rule, recordAt, textAt, valueAt } from '#evidence';
import type { Topology } from '#topology';
import { type GatewayFault, gatewayFindings, policiesFor } from './gateway-objects';
import { type ClusterObject, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

const tlsVersions = ['1.2', '1.3'];

const gatewayTls: Rule<SecurityInput> = {
  name: 'gateway-tls',
  claim:
    'In Regions that the Topology gives a certificate, every listener ends TLS, and its policy for clients refuses what is older than TLS 1.2.',
  check: ({ inventory, topology }) => {
    const secured = securedRegions(topology);
    const gateways = objectsOf(inventory, 'Gateway').filter(({ region }) => secured.has(region ?? ''));
    return checkEach(gateways, (gateway) => [
      ...gatewayFindings(gatewayTls.name, gateway, listenerFaults(gateway)),
      ...policiesFor(inventory, 'ClientTrafficPolicy', gateway).flatMap((policy) =>
        gatewayFindings(gatewayTls.name, policy, versionFaults(policy)),
      ),
      ...(policiesFor(inventory, 'ClientTrafficPolicy', gateway).length === 0
        ? gatewayFindings(gatewayTls.name, gateway, [
            {
              property: 'metadata.name',
              what: 'has no ClientTrafficPolicy; allowed: one with tls.minVersion 1.2 or 1.3',
            },
          ])
        : []),
    ]);
  },
};

function securedRegions({ jurisdictions }: Topology): ReadonlySet<string> {
  return new Set(
    jurisdictions
      .flatMap(({ regions }) => regions)
      .filter(({ network }) => network.certificate !== null)
      .map(({ name }) => name),
  );
}

function listenerFaults({ object }: ClusterObject): readonly GatewayFault[] {
  return listAt(object, 'spec', 'listeners').flatMap((listener, index) => {
    const property = `spec.listeners.${index}`;
    const name = textAt(listener, 'name');
    const protocol = textAt(listener, 'protocol');
    if (protocol !== 'HTTPS') {
      return [{ property: `${property}.protocol`, what: `listens for ${protocol} on ${name}; allowed: HTTPS` }];
    }
    const ends = valueAt(listener, 'tls', 'mode') === 'Terminate';
    return ends && listAt(listener, 'tls', 'certificateRefs').length > 0
      ? []
      : [
          {
            property: `${property}.tls`,
            what: `has no certificate on ${name}; allowed: mode Terminate with a certificate`,
          },
        ];
  });
}

function versionFaults({ object }: ClusterObject): readonly GatewayFault[] {
  const version = textAt(object, 'spec', 'tls', 'minVersion');
  if (version !== null && tlsVersions.includes(version)) return [];
  return [
    {
      property: 'spec.tls.minVersion',
      what: `takes TLS from ${version ?? 'whatever Envoy Gateway defaults to'}; allowed: ${tlsVersions.join(', ')}`,
    },
  ];
}

/** Services of the cluster itself: what is asked there does not leave the VPC. */
const inCluster = '.svc.cluster.local';

const peerTls: Rule<SecurityInput> = {
  name: 'peer-tls',
  claim:
    'In Regions that the Topology gives a certificate, whatever the gateway asks outside its cluster is asked over TLS, and shows a certificate that is checked.',
  check: ({ inventory, topology }) => {
    const secured = securedRegions(topology);
    const outside = objectsOf(inventory, 'Backend')
      .filter(({ region }) => secured.has(region ?? ''))
      .filter(({ object }) => hostsOf(object).some((host) => !host.endsWith(inCluster)));
    return checkEach(outside, (backend) => gatewayFindings(peerTls.name, backend, encryptionFaults(backend)));
  },
};

function hostsOf(backend: unknown): readonly string[] {
  return listAt(backend, 'spec', 'endpoints').flatMap((endpoint) => [
    textAt(endpoint, 'fqdn', 'hostname') ?? textAt(endpoint, 'ip', 'address') ?? '',
  ]);
}

function encryptionFaults({ object }: ClusterObject): readonly GatewayFault[] {
  const tls = recordAt(object, 'spec', 'tls');
  const hosts = hostsOf(object).join(', ');
  if (tls.insecureSkipVerify === true) {
    return [
      { property: 'spec.tls.insecureSkipVerify', what: `does not check who answers for ${hosts}; allowed: false` },
    ];
  }
  if (tls.wellKnownCACertificates !== undefined || listAt(tls, 'caCertificateRefs').length > 0) return [];
  return [{ property: 'spec.tls', what: `asks ${hosts} in plain text; allowed: TLS with known authorities` }];
}

/** How connections to and from the gateway are encrypted. */
export const gatewayTlsRules: readonly Rule<SecurityInput>[] = [gatewayTls, peerTls];
