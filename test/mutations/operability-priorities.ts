import type { Evidence } from '#evidence';
import { region } from './cluster-parts';
import { type Open, objectIn } from './edit';
import type { Mutation } from './mutation';

const endpoint = (copy: Evidence, name: string): Open => objectIn(copy, region, 'Backend', name).spec;

/** The first rule that fails over to a peer. */
function ladder(copy: Evidence): Open {
  const routes = copy.manifests
    .filter((file) => file.region === region)
    .flatMap(({ objects }) => objects as readonly Open[])
    .filter(({ kind }) => kind === 'AIGatewayRoute');
  const found = routes.flatMap(({ spec }) => spec.rules).find(({ backendRefs }) => backendRefs.length > 1);
  if (found === undefined) throw new Error('no rule with a peer: the mutation has nothing to change');
  return found;
}

function lost(name: string, change: Mutation['change']): Mutation {
  return { name, deployment: 'production', rule: 'priorities-kept', change };
}

/** What makes Envoy Gateway drop the priorities of a rule, and ask peers for what is here. */
export const operabilityPriorityMutations: readonly Mutation[] = [
  lost('a pool is asked at the address of its Service, a peer by its name', (copy) => {
    endpoint(copy, 'chat-small').endpoints[0] = { ip: { address: '172.20.14.3', port: 8080 } };
  }),
  lost('a pool is asked through a Service', (copy) => {
    const service = objectIn(copy, region, 'AIServiceBackend', 'chat-small');
    service.spec.backendRef = { kind: 'Service', name: 'chat-small', namespace: 'models', port: 8080 };
  }),
  lost('a peer has an address beside its name', (copy) => {
    endpoint(copy, 'peer-').endpoints.push({ ip: { address: '10.17.0.10', port: 443 } });
  }),
  lost('a peer has no endpoint left', (copy) => {
    endpoint(copy, 'peer-').endpoints = [];
  }),
  lost('a rule asks an InferencePool beside a peer', (copy) => {
    const [own] = ladder(copy).backendRefs;
    Object.assign(own, { group: 'inference.networking.k8s.io', kind: 'InferencePool' });
  }),
  lost('a backend of a rule gets a filter', (copy) => {
    ladder(copy).backendRefs[1].filters = [{ type: 'RequestHeaderModifier' }];
  }),
  lost('a peer is asked in HTTP/2 alone, a pool in HTTP/1.1', (copy) => {
    endpoint(copy, 'peer-').appProtocols = ['gateway.envoyproxy.io/h2c'];
    endpoint(copy, 'chat-small').appProtocols = ['gateway.envoyproxy.io/ws'];
  }),
  lost('engines of the own zone are preferred', (copy) => {
    objectIn(copy, region, 'BackendTrafficPolicy').spec.loadBalancer = {
      type: 'LeastRequest',
      zoneAware: { preferLocal: { minEndpointsThreshold: 3 } },
    };
  }),
  lost('zones get shares', (copy) => {
    objectIn(copy, region, 'BackendTrafficPolicy').spec.loadBalancer = {
      type: 'LeastRequest',
      zoneAware: { weightedZones: [{ zone: 'eu-north-1a', weight: 2 }] },
    };
  }),
];
