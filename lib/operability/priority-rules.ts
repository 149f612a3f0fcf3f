import { type Finding, fault, listAt, objectLocation, type PlacedObject, type Rule, textAt, valueAt } from '#evidence';
import { type ClusterView, listClusters } from './cluster-view';
import type { OperabilityInput } from './operability-input';
import { laddersOf, type RouteLadder, type Rung } from './route-ladder';

/**
 * Envoy Gateway 1.8.3 makes one cluster of all backends of a rule, unless one of them needs a cluster of its own
 * (NeedsClusterPerSetting, internal/ir/xds.go). AI Gateway 1.0.0 sets priorities in the cluster of a whole rule alone, and only where
 * Envoy resolves names itself (maybeModifyCluster, internal/extensionserver). Otherwise requests are spread over all priorities, the
 * peers' too, and no condition of any object says so. Read on 2026-11-21.
 */
const prioritiesKept: Rule<OperabilityInput> = {
  name: 'priorities-kept',
  claim:
    'Every rule of a route with several priorities keeps them: its backends are asked by name, without filters, in one version of HTTP, and no policy prefers a zone.',
  check({ inventory }) {
    const ladders = listClusters(inventory).flatMap(laddersOf);
    const clusters = [...new Set(ladders.map(({ cluster }) => cluster))];
    const found = [...ladders.flatMap(ladderFaults), ...clusters.flatMap(zoneFaults)];
    // a backend serves many rules, and is said once
    const distinct = new Map(found.map((it) => [`${JSON.stringify(it.at)} ${it.message}`, it]));
    return { checked: ladders.length, findings: [...distinct.values()] };
  },
};

/** The rule that failover goes in the order in which it is written. */
export const priorityRules: readonly Rule<OperabilityInput>[] = [prioritiesKept];

interface Loss {
  readonly property: string;
  readonly what: string;
  readonly allowed: string;
}

function lost(object: PlacedObject, { property, what, allowed }: Loss): Finding {
  return fault({
    rule: prioritiesKept.name,
    at: objectLocation(object, property),
    message: `${object.kind} ${object.name} ${what}: Envoy Gateway would drop the priorities of its rules without a word, and spread requests over all of them, peers too; allowed: ${allowed}`,
    mend: 'Render each backend as a Backend with an fqdn, a Service as <service>.<namespace>.svc.cluster.local (charts/backend.ts)',
  });
}

function ladderFaults(ladder: RouteLadder): readonly Finding[] {
  return [...ladder.rungs.flatMap((rung) => rungFaults(ladder, rung)), ...protocolFaults(ladder)];
}

function rungFaults({ route, index }: RouteLadder, { ref, service, backend, ...rung }: Rung): readonly Finding[] {
  const place = `spec.rules.${index}.backendRefs.${rung.index}`;
  const kind = textAt(ref, 'kind') ?? 'AIServiceBackend';
  const name = textAt(ref, 'name') ?? '';
  const ofKind = {
    property: `${place}.kind`,
    what: `has the ${kind} ${name} among several backends`,
    allowed: 'AIServiceBackend',
  };
  const filtered = {
    property: `${place}.filters`,
    what: `has a filter on ${name}`,
    allowed: 'headerMutation of its AIServiceBackend',
  };
  return [
    ...(kind === 'AIServiceBackend' ? [] : [lost(route, ofKind)]),
    ...(listAt(ref, 'filters').length === 0 ? [] : [lost(route, filtered)]),
    ...(service === undefined ? [] : serviceFaults(service)),
    ...(backend === undefined ? [] : backendFaults(backend)),
  ];
}

/** A Service is resolved to addresses. The API server of the definition refuses one here, too. */
function serviceFaults(service: PlacedObject): readonly Finding[] {
  const behind = valueAt(service.object, 'spec', 'backendRef');
  const kind = textAt(behind, 'kind') ?? 'Service';
  if (kind === 'Backend') return [];
  const what = `refers to the ${kind} ${textAt(behind, 'name')}, which counts as an address`;
  return [lost(service, { property: 'spec.backendRef.kind', what, allowed: 'a Backend with an fqdn' })];
}

function backendFaults(backend: PlacedObject): readonly Finding[] {
  const endpoints = listAt(backend.object, 'spec', 'endpoints');
  const allowed = 'fqdn, a host by its name';
  if (endpoints.length === 0) return [lost(backend, { property: 'spec.endpoints', what: 'has no endpoint', allowed })];
  return endpoints.flatMap((endpoint, index) => {
    if (textAt(endpoint, 'fqdn', 'hostname') !== null) return [];
    const address = textAt(endpoint, 'ip', 'address') ?? textAt(endpoint, 'unix', 'path') ?? 'no address';
    return [lost(backend, { property: `spec.endpoints.${index}`, what: `is asked at ${address}`, allowed })];
  });
}

/** WebSocket makes Envoy Gateway ask in HTTP/1.1 alone, h2c in HTTP/2 alone. */
function protocolFaults({ route, index, rungs }: RouteLadder): readonly Finding[] {
  const named = rungs.flatMap(({ backend }) => listAt(backend?.object, 'spec', 'appProtocols')).map(String);
  const protocols = [...new Set(named.map((it) => it.replace(/^.*\//, '')))].sort();
  if (!protocols.includes('h2c') || protocols.length === 1) return [];
  const what = `asks backends in ${protocols.join(' and ')}`;
  return [lost(route, { property: `spec.rules.${index}.backendRefs`, what, allowed: 'one version of HTTP' })];
}

function zoneFaults({ ofKind }: ClusterView): readonly Finding[] {
  return ofKind('BackendTrafficPolicy').flatMap((policy) =>
    ['preferLocal', 'weightedZones']
      .filter((field) => valueAt(policy.object, 'spec', 'loadBalancer', 'zoneAware', field) !== undefined)
      .map((field) =>
        lost(policy, {
          property: `spec.loadBalancer.zoneAware.${field}`,
          what: `prefers zones (${field})`,
          allowed: 'no zoneAware',
        }),
      ),
  );
}
