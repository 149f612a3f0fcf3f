import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { Jurisdiction, Region, Topology } from '#topology';

/** Something that could be wrong with rendered files, and that an API server accepts without a word. */
export interface PlantedFault {
  /** For a command line. */
  readonly name: string;
  /** What somebody did. */
  readonly what: string;
  /**
   * Writes it into the files.
   *
   * @param folder what `meridian render` wrote for one deployment: it holds a folder for each Region
   */
  readonly plant: (folder: string, topology: Topology, addressOf?: AddressOf) => Promise<void>;
}

/** The address under which a Service of a Region is reached. */
export type AddressOf = (host: string, region: string) => string;

/** In no network of a deployment, and nobody’s (RFC 5737): whoever runs the files knows better. */
const nobodys: AddressOf = () => '192.0.2.1';

/** An object of Kubernetes as text holds it: fields of any form. */
// biome-ignore lint/suspicious/noExplicitAny: a fault writes what no type would allow
type Open = any;

/**
 * The definition of AIServiceBackend has a Service itself refused by the API server, so this is what somebody does who wants one: an
 * address, which a Service is resolved to as well, among backends with names.
 */
const serviceAmongNames: PlantedFault = {
  name: 'service-among-names',
  what: 'the pools of a Region are asked at the addresses of their Services, its peers by their names',
  plant: (folder, topology, addressOf = nobodys) =>
    inEachRegion(topology, async ({ region }) => {
      const local = new Set(region.gateway.backends.filter(({ kind }) => kind === 'local').map(({ name }) => name));
      await edit(folder, region, ({ kind, metadata, spec }) => {
        if (kind !== 'Backend' || !local.has(metadata.name)) return [];
        for (const endpoint of spec.endpoints) {
          const { hostname, port } = endpoint.fqdn;
          delete endpoint.fqdn;
          endpoint.ip = { address: addressOf(hostname, region.name), port };
        }
        return [];
      });
    }),
};

/** The HTTPRoute that AI Gateway makes of a route has its name: a policy on it is accepted, and the Gateway’s no longer holds there. */
const policyOnRoute: PlantedFault = {
  name: 'policy-on-route',
  what: 'a policy with retries on the routes, which puts the limits of the Gateway’s policy out of force',
  plant: (folder, topology) =>
    inEachRegion(topology, async ({ region }) => {
      await edit(folder, region, ({ kind, metadata }) =>
        kind === 'AIGatewayRoute' ? [retries(metadata.name, metadata.namespace)] : [],
      );
    }),
};

function retries(route: string, namespace: string): Open {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'BackendTrafficPolicy',
    metadata: { name: `retries-${route}`, namespace },
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route }],
      retry: { numRetries: 5, retryOn: { triggers: ['connect-failure', 'retriable-status-codes'] } },
    },
  };
}

const foreign = 'elsewhere';

/** Where all of a jurisdiction fails, another one would answer. */
const priorityAbroad: PlantedFault = {
  name: 'priority-abroad',
  what: 'the last priority of every rule leads to the API of another jurisdiction',
  plant: (folder, topology) =>
    inEachRegion(topology, async ({ region, jurisdiction }) => {
      const abroad = topology.jurisdictions.find(({ name }) => name !== jurisdiction.name)?.hostname;
      if (abroad === undefined || abroad === null)
        throw new Error('no other jurisdiction with a host: nowhere to lead to');
      const { namespace } = region.gateway;
      let isMade = false;
      await edit(folder, region, ({ kind, spec }) => {
        if (kind === 'AIGatewayRoute') for (const rule of spec.rules) addLast(rule);
        if (kind !== 'AIServiceBackend' || isMade) return [];
        isMade = true;
        return backendAbroad(namespace, abroad);
      });
    }),
};

function addLast({ backendRefs }: Open): void {
  const last = Math.max(...backendRefs.map(({ priority = 0 }) => priority));
  backendRefs.push({ name: foreign, priority: last + 1, weight: 1 });
}

function backendAbroad(namespace: string, hostname: string): readonly Open[] {
  const metadata = { name: foreign, namespace };
  return [
    {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'Backend',
      metadata,
      spec: {
        endpoints: [{ fqdn: { hostname, port: 443 } }],
        tls: { sni: hostname, wellKnownCACertificates: 'System' },
      },
    },
    {
      apiVersion: 'aigateway.envoyproxy.io/v1beta1',
      kind: 'AIServiceBackend',
      metadata,
      spec: {
        schema: { name: 'OpenAI' },
        backendRef: { group: 'gateway.envoyproxy.io', kind: 'Backend', name: foreign },
      },
    },
  ];
}

/** Each makes requests go wrong that the untouched files serve as they should; none is refused by an API server. */
export const plantedFaults: readonly PlantedFault[] = [serviceAmongNames, policyOnRoute, priorityAbroad];

interface Placed {
  readonly region: Region;
  readonly jurisdiction: Jurisdiction;
}

async function inEachRegion({ jurisdictions }: Topology, plant: (place: Placed) => Promise<void>): Promise<void> {
  for (const jurisdiction of jurisdictions) {
    for (const region of jurisdiction.regions) await plant({ region, jurisdiction });
  }
}

/**
 * Shows each object of a Region’s gateway to a change, which may write to it and says what is added behind it.
 *
 * @throws Error when it changes nothing: no fault goes stale
 */
async function edit(folder: string, region: Region, change: (object: Open) => readonly Open[]): Promise<void> {
  const gateway = join(folder, region.name, '50-gateway');
  let isChanged = false;
  for (const file of (await readdir(gateway)).sort()) {
    const text = await readFile(join(gateway, file), 'utf8');
    const objects: Open[] = parseAllDocuments(text).map((document) => document.toJS());
    const before = JSON.stringify(objects);
    const after = objects.flatMap((object) => {
      const added = change(object);
      return [object, ...added];
    });
    if (JSON.stringify(after) === before) continue;
    isChanged = true;
    await writeFile(join(gateway, file), after.map((object) => stringify(object)).join('---\n'));
  }
  if (!isChanged) throw new Error(`${gateway}: holds nothing that this fault changes`);
}
