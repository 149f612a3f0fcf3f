import { type Finding, type Inventory, listAt, type Plain, type Rule, textAt, valueAt } from '#evidence';
import { findingOf } from './finding-of';
import { listClusters, objectsOf, valuesLocation } from './list-clusters';
import type { SecurityInput } from './security-input';
import { joined, walkRecords } from './walk-records';

const openTypes = ['LoadBalancer', 'NodePort', 'ExternalName'];

const mend =
  'Clients come in by the load balancers of the Network stack: make it a ClusterIP, and bind a target group (charts/target-group-bindings.ts).';

const closedService: Rule<SecurityInput> = {
  name: 'closed-service',
  claim:
    'No Service, Ingress or value of a Helm release opens a way in past the load balancers that CloudFormation owns, or leads out of the cluster by a name.',
  check: ({ inventory }) => {
    const services = objectsOf(inventory, 'Service', 'Ingress', 'EnvoyProxy');
    const releases = listClusters(inventory).flatMap(({ releases: all }) => all);
    return {
      checked: services.length + releases.length,
      findings: [
        ...serviceFindings(inventory),
        ...ingressFindings(inventory),
        ...envoyFindings(inventory),
        ...releases.flatMap((release) =>
          openValues(release.values).map(({ path, what }) =>
            findingOf(closedService.name, {
              at: valuesLocation(release, path),
              message: `${what}; allowed: ClusterIP`,
              mend,
            }),
          ),
        ),
      ],
    };
  },
};

function serviceFindings(inventory: Inventory): readonly Finding[] {
  return objectsOf(inventory, 'Service').flatMap((service) => {
    const type = textAt(service.object, 'spec', 'type') ?? 'ClusterIP';
    const external = listAt(service.object, 'spec', 'externalIPs');
    return [
      ...(openTypes.includes(type) ? [{ field: 'type', what: `is of type ${type}; allowed: ClusterIP` }] : []),
      ...(external.length === 0
        ? []
        : [{ field: 'externalIPs', what: `takes the addresses ${external.join(', ')}; allowed: none` }]),
    ].map(({ field, what }) =>
      findingOf(closedService.name, {
        at: service.at(`spec.${field}`),
        message: `the Service ${what}`,
        mend,
      }),
    );
  });
}

function ingressFindings(inventory: Inventory): readonly Finding[] {
  return objectsOf(inventory, 'Ingress').map((ingress) =>
    findingOf(closedService.name, {
      at: ingress.at(),
      message: 'an Ingress would have a load balancer made; allowed: none',
      mend,
    }),
  );
}

/** Envoy Gateway makes a LoadBalancer unless it is told otherwise. */
function envoyFindings(inventory: Inventory): readonly Finding[] {
  return objectsOf(inventory, 'EnvoyProxy').flatMap((proxy) => {
    const path = ['spec', 'provider', 'kubernetes', 'envoyService', 'type'];
    const type = textAt(proxy.object, ...path);
    if (type === 'ClusterIP') return [];
    return [
      findingOf(closedService.name, {
        at: proxy.at(path.join('.')),
        message: `the type of its Service is ${type ?? 'not set, which is LoadBalancer'}; allowed: ClusterIP`,
        mend,
      }),
    ];
  });
}

interface OpenValue {
  readonly path: string;
  readonly what: string;
}

/** `service.type` of an open kind, `externalIPs`, or `ingress.enabled`, wherever a chart keeps them. */
function openValues(values: Plain): readonly OpenValue[] {
  const open: OpenValue[] = [];
  walkRecords(values, (record, path) => {
    const found = (field: string, what: string) => open.push({ path: field, what: `${field} ${what}` });
    for (const [key, item] of Object.entries(record)) {
      if (key === 'type' && openTypes.includes(String(item))) found(joined(path, key), `is ${item}`);
      if (key === 'externalIPs' && listAt(item).length > 0) found(joined(path, key), 'is set');
      if (/ingress$/i.test(key) && valueAt(item, 'enabled') === true) found(joined(path, key, 'enabled'), 'is true');
    }
    return false;
  });
  return open;
}

/** Ways into a cluster. */
export const exposureRules: readonly Rule<SecurityInput>[] = [closedService];
