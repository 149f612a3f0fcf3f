import { parse } from 'yaml';
import type { ManifestFile } from '#charts';
import type { InferenceObjectiveSpec } from '#charts/imports/llm-d.ai';
import { type JsonObject, type ServingPool, withCanary } from '#topology';
import { variantOf } from './blueprint-variant';
import { objectsOf, type PodSpec, places, type Workload } from './rendered';

/** Every pool of every Region that ships, candidates included. */
const pools = places.flatMap(({ place, region, files }) =>
  region.modelPools.flatMap(withCanary).map((pool) => ({ title: `${place} ${pool.name}`, region, files, pool })),
);

function configOf(files: readonly ManifestFile[], name: string): JsonObject {
  const map = objectsOf<{ readonly data: Readonly<Record<string, string>> }>(files, 'ConfigMap').find(
    ({ metadata }) => metadata.namespace === 'models' && metadata.name === name,
  );
  return parse(Object.values(map?.data ?? {})[0] ?? '');
}

function podOf(files: readonly ManifestFile[], workload: string): PodSpec {
  const deployment = objectsOf<Workload>(files, 'Deployment').find(({ metadata }) => metadata.name === workload);
  if (deployment === undefined) throw new Error(`no Deployment ${workload}`);
  return deployment.spec.template.spec;
}

const envoyOf = ({ files, pool }: { files: readonly ManifestFile[]; pool: ServingPool }) =>
  configOf(files, pool.proxy.deployment.workload) as unknown as Bootstrap;

/** What these tests read of Envoy's configuration. */
interface Bootstrap {
  readonly admin: { readonly address: { readonly socket_address: Socket } };
  readonly static_resources: {
    readonly listeners: readonly {
      readonly address: { readonly socket_address: Socket };
      readonly filter_chains: readonly [{ readonly filters: readonly [{ readonly typed_config: ConnectionManager }] }];
    }[];
    readonly clusters: readonly {
      readonly name: string;
      readonly original_dst_lb_config?: { readonly http_header_name: string };
      readonly health_checks?: readonly { readonly grpc_health_check: { readonly service_name: string } }[];
      readonly load_assignment?: {
        readonly endpoints: readonly [
          {
            readonly lb_endpoints: readonly [
              {
                readonly endpoint: {
                  readonly address: { readonly socket_address: Socket };
                  readonly health_check_config?: { readonly port_value: number };
                };
              },
            ];
          },
        ];
      };
    }[];
  };
}

interface Socket {
  readonly address: string;
  readonly port_value: number;
}

interface ConnectionManager {
  readonly early_header_mutation_extensions: readonly [
    { readonly typed_config: { readonly mutations: readonly { remove?: string; append?: Append }[] } },
  ];
  readonly http_filters: readonly [{ readonly typed_config: Processor }, object];
  readonly route_config: {
    readonly virtual_hosts: readonly [
      {
        readonly routes: readonly {
          readonly match: { readonly path?: string; readonly headers?: readonly { readonly name: string }[] };
          readonly route: { readonly cluster: string };
          readonly request_headers_to_remove?: readonly string[];
        }[];
      },
    ];
  };
}

interface Append {
  readonly header: { readonly key: string; readonly value: string };
}

interface Processor {
  readonly failure_mode_allow: boolean;
  readonly message_timeout: string;
  readonly processing_mode: Readonly<Record<string, string>>;
}

const managerOf = (bootstrap: Bootstrap, index: number): ConnectionManager => {
  const listener = bootstrap.static_resources.listeners[index];
  if (listener === undefined) throw new Error('no such listener');
  return listener.filter_chains[0].filters[0].typed_config;
};

test.each(pools)(
  '$title: its Envoy listens where its Service leads, and finds picker and engines by Services that are there',
  (row) => {
    const { pool, files } = row;
    const bootstrap = envoyOf(row);
    const services = objectsOf<{ readonly spec: { readonly clusterIP?: string; ports: readonly { port: number }[] } }>(
      files,
      'Service',
    ).filter(({ metadata }) => metadata.namespace === 'models');
    const called = bootstrap.static_resources.clusters.flatMap(({ name, load_assignment }) => {
      if (load_assignment === undefined || name === 'admin') return [];
      const { endpoint } = load_assignment.endpoints[0].lb_endpoints[0];
      const { address, port_value: port } = endpoint.address.socket_address;
      return [{ address, ports: [port, endpoint.health_check_config?.port_value ?? port] }];
    });
    expect(bootstrap.static_resources.listeners[0]?.address.socket_address.port_value).toBe(pool.picker.hostPort);
    expect(called.map(({ address }) => address)).toEqual([
      `${pool.engineService}.models.svc.cluster.local`,
      `${pool.picker.service}.models.svc.cluster.local`,
    ]);
    for (const { address, ports } of called) {
      const service = services.find(({ metadata }) => address.startsWith(`${metadata.name}.`));
      // without an address of its own: Envoy sees each pod
      expect(service?.spec.clusterIP).toBe('None');
      expect(service?.spec.ports.map(({ port }) => port)).toEqual(expect.arrayContaining(ports));
    }
  },
);

test.each(pools)('$title: a dead picker does not stop the pool', (row) => {
  const manager = managerOf(envoyOf(row), 0);
  const [picked, any] = manager.route_config.virtual_hosts[0].routes;
  const processor = manager.http_filters[0].typed_config;
  expect(processor.failure_mode_allow).toBe(true);
  expect(picked?.match.headers?.map(({ name }) => name)).toEqual([row.pool.picker.headers.destination]);
  expect(any?.match.headers).toBeUndefined();
  expect(any?.route.cluster).not.toBe(picked?.route.cluster);
  // an answer that streams does not pass through it
  expect(processor.processing_mode).toMatchObject({ response_header_mode: 'SKIP', response_body_mode: 'NONE' });
});

test.each(pools)('$title: its Envoy waits for the picker longer than a request may wait there', (row) => {
  const { message_timeout } = managerOf(envoyOf(row), 0).http_filters[0].typed_config;
  expect(Number.parseInt(message_timeout, 10)).toBeGreaterThan(row.pool.picker.flowControl.queueSeconds);
});

test.each(pools)('$title: no client chooses its engine or its importance, and no engine learns who asks', (row) => {
  const manager = managerOf(envoyOf(row), 0);
  const { headers } = row.pool.picker;
  const { mutations } = manager.early_header_mutation_extensions[0].typed_config;
  const removed = mutations.flatMap(({ remove }) => remove ?? []);
  const set = mutations.flatMap(({ append }) => (append === undefined ? [] : [append.header.key]));
  expect(removed).toEqual(expect.arrayContaining([headers.destination, headers.objective, headers.fairness]));
  expect(mutations.findIndex(({ append }) => append !== undefined)).toBeGreaterThanOrEqual(removed.length);
  expect(set).toEqual([headers.objective, headers.fairness]);
  for (const { request_headers_to_remove } of manager.route_config.virtual_hosts[0].routes) {
    expect(request_headers_to_remove).toEqual(expect.arrayContaining(['x-tenant-id', 'x-tier', 'x-jurisdiction']));
  }
});

test.each(pools)('$title: each tier has an objective under the name that its Envoy makes of it, and a band', (row) => {
  const { pool, files, region } = row;
  const { mutations } = managerOf(envoyOf(row), 0).early_header_mutation_extensions[0].typed_config;
  const template = mutations.find(({ append }) => append?.header.key === pool.picker.headers.objective)?.append?.header;
  const objectives = objectsOf<{ readonly spec: InferenceObjectiveSpec }>(files, 'InferenceObjective').filter(
    ({ spec }) => spec.poolRef.name === pool.picker.pool,
  );
  const wanted = region.gateway.tiers.map(({ name, priority }) => ({
    name: template?.value.replace('%REQ(x-tier)%', name),
    priority,
  }));
  const byName = (a: { name?: string }, b: { name?: string }) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
  const found = objectives.map(({ metadata, spec }) => ({ name: metadata.name, priority: spec.priority }));
  expect([...found].sort(byName)).toEqual([...wanted].sort(byName));
  const { flowControl, featureGates } = configOf(files, pool.picker.deployment.workload) as unknown as {
    readonly featureGates: readonly string[];
    readonly flowControl: { readonly priorityBands: readonly { readonly priority: number }[] };
  };
  const priorities = [...new Set(wanted.map(({ priority }) => priority))].sort((a, b) => b - a);
  expect(featureGates).toEqual(['flowControl']);
  expect(flowControl.priorityBands.map(({ priority }) => priority)).toEqual(priorities);
});

test.each(pools)(
  '$title: nothing of its Envoy’s administration is reached from outside but readiness and series',
  (row) => {
    const bootstrap = envoyOf(row);
    const paths = managerOf(bootstrap, 1).route_config.virtual_hosts[0].routes.map(({ match }) => match.path);
    expect(bootstrap.admin.address.socket_address.address).toBe('127.0.0.1');
    expect(paths).toEqual(['/ready', '/stats/prometheus']);
    expect(bootstrap.static_resources.listeners).toHaveLength(2);
  },
);

test.each(pools)(
  '$title: picker and Envoy are restricted, and only the picker has a token of the API server',
  (row) => {
    const { picker, proxy } = row.pool;
    for (const { deployment, token } of [
      { deployment: picker.deployment, token: true },
      { deployment: proxy.deployment, token: false },
    ]) {
      const pod = podOf(row.files, deployment.workload);
      expect(pod.automountServiceAccountToken).toBe(token);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      for (const { securityContext, resources } of pod.containers) {
        expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
        expect(resources?.requests).toEqual({ cpu: `${deployment.cpuMillis}m`, memory: `${deployment.memoryMiB}Mi` });
        expect(resources?.limits).toEqual({ memory: `${deployment.memoryMiB}Mi` });
      }
    }
  },
);

interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

test.each(pools)(
  '$title: its picker may read its pool, pods and objectives, hold its lease, and nothing else',
  (row) => {
    const { picker } = row.pool;
    const role = objectsOf<{ readonly rules: readonly RoleRule[] }>(row.files, 'Role').find(
      ({ metadata }) => metadata.name === picker.serviceAccount,
    );
    const may = (role?.rules ?? []).flatMap(({ apiGroups, resources, resourceNames, verbs }) =>
      resources.map((resource) => `${verbs.join('+')} ${apiGroups[0]}/${resource} ${resourceNames?.join() ?? '*'}`),
    );
    expect(may).toEqual([
      'get+list+watch /pods *',
      `get+list+watch inference.networking.k8s.io/inferencepools ${picker.pool}`,
      'get+list+watch llm-d.ai/inferencemodelrewrites *',
      'get+list+watch llm-d.ai/inferenceobjectives *',
      'create coordination.k8s.io/leases *',
      `get+update coordination.k8s.io/leases epp-models-${picker.pool}.llm-d.ai`,
      'create+patch /events *',
    ]);
    expect(objectsOf(row.files, 'ClusterRole').filter(({ metadata }) => metadata.name.includes('picker'))).toEqual([]);
  },
);

test('production has a second picker and a second Envoy of every pool, the demo one', () => {
  const replicas = (deployment: string) => [
    ...new Set(
      pools
        .filter(({ title }) => title.startsWith(`${deployment}/`))
        .flatMap(({ pool: { picker, proxy } }) => [picker.deployment.replicas, proxy.deployment.replicas]),
    ),
  ];
  expect({ production: replicas('production'), demo: replicas('demo') }).toEqual({ production: [2], demo: [1] });
});

test.each([
  {
    dialect: 'llm-d' as const,
    objective: 'llm-d.ai/v1alpha2',
    config: 'llm-d.ai/v1alpha1',
    image: 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0',
    header: 'x-llm-d-inference-objective',
    queue: 'llm_d_epp_flow_control_queue_size',
  },
  {
    dialect: 'gaie' as const,
    objective: 'inference.networking.x-k8s.io/v1alpha2',
    config: 'inference.networking.x-k8s.io/v1alpha1',
    image: 'registry.k8s.io/gateway-api-inference-extension/epp:v1.5.0',
    header: 'x-gateway-inference-objective',
    queue: 'inference_extension_flow_control_queue_size',
  },
])('the dialect $dialect: one value of the blueprint decides on objects, image, headers and series', (row) => {
  const { region, files } = variantOf('demo', (blueprint) => ({
    ...blueprint,
    routing: { pickerDialect: row.dialect },
  }));
  const [pool] = region.modelPools;
  if (pool === undefined) throw new Error('the demo has no pool');
  const objectives = objectsOf(files, 'InferenceObjective').map(({ apiVersion }) => apiVersion);
  expect(new Set(objectives)).toEqual(new Set([row.objective]));
  expect(configOf(files, pool.picker.deployment.workload)).toMatchObject({ apiVersion: row.config });
  expect(podOf(files, pool.picker.deployment.workload).containers.map(({ image }) => image)).toEqual([row.image]);
  expect(JSON.stringify(envoyOf({ files, pool }))).toContain(`"key":"${row.header}"`);
  expect(pool.scaling?.queries.map(({ query }) => query).join()).toContain(row.queue);
});

test('a change of the configuration replaces the pods that read it, and no other', () => {
  const shipped = variantOf('demo', (blueprint) => blueprint);
  const changed = variantOf('demo', (blueprint) => {
    const { free, ...others } = blueprint.tiers;
    if (free === undefined) throw new Error('the demo has no tier "free"');
    return { ...blueprint, tiers: { ...others, free: { ...free, priority: free.priority + 1 } } };
  });
  const fingerprints = ({ files }: typeof shipped) =>
    Object.fromEntries(
      objectsOf<{ readonly spec: { template: { metadata: { annotations?: Readonly<Record<string, string>> } } } }>(
        files,
        'Deployment',
      )
        .filter(({ metadata }) => metadata.namespace === 'models')
        .map(({ metadata, spec }) => [metadata.name, spec.template.metadata.annotations?.['meridian.internal/config']]),
    );
  const [before, after] = [fingerprints(shipped), fingerprints(changed)];
  const replaced = Object.keys(before).filter((name) => before[name] !== after[name]);
  expect(replaced).toEqual(shipped.region.modelPools.map(({ name }) => `${name}-picker`));
});
