import type { PodMonitorSpec } from '#charts/imports/monitoring.coreos.com';
import { parseAuthorizerConfig } from '#lib/services/authorizer/config-schema';
import { objectsOf, places, type Workload } from './rendered';

type Files = (typeof places)[number]['files'];

interface Headless {
  readonly spec: {
    readonly clusterIP?: string;
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly { readonly port: number; readonly targetPort: string }[];
  };
}

/** The one object of a kind that bears the authorizer's name. */
function own<Props>(files: Files, kind: string) {
  const found = objectsOf<Props>(files, kind).filter(({ metadata }) => metadata.name === 'authorizer');
  expect(found).toHaveLength(1);
  const [object] = found;
  if (object === undefined) throw new Error(`no ${kind} authorizer`);
  return object;
}

function podOf(files: Files) {
  const { spec } = own<Workload>(files, 'Deployment').spec.template;
  const [container, ...more] = spec.containers;
  if (container === undefined || more.length > 0) throw new Error('one container is expected');
  return { spec, container };
}

test.each(places)('$place: its program takes the configuration that is mounted for it', ({ region, files }) => {
  const { config, deployment } = region.gateway.access.authorizer;
  const { data } = own<{ readonly data: Readonly<Record<string, string>> }>(files, 'ConfigMap');
  const { container, spec } = podOf(files);
  const path = container.args?.at(-1) ?? '';
  const folder = container.volumeMounts?.find(({ mountPath }) => path.startsWith(`${mountPath}/`));
  const volume = spec.volumes?.find(({ name }) => name === folder?.name);
  expect([volume?.configMap?.name, folder?.readOnly]).toEqual(['authorizer', true]);
  const text = data[path.slice((folder?.mountPath ?? '').length + 1)] ?? '';
  expect(parseAuthorizerConfig(text)).toEqual(config);
  expect(container.image).toBe(deployment.image);
});

test.each(places)('$place: Envoys see each of its pods, on the port that they ask', ({ region, files }) => {
  const { authorizer } = region.gateway.access;
  const { spec } = own<Headless>(files, 'Service');
  const { container } = podOf(files);
  expect(spec.clusterIP).toBe('None');
  const [port, ...more] = spec.ports;
  expect(more).toEqual([]);
  expect(container.ports?.find(({ name }) => name === port?.targetPort)?.containerPort).toBe(
    authorizer.config.listen.port,
  );
  expect(port?.port).toBe(authorizer.port);
});

test.each(places)('$place: kubelet and Prometheus ask the port of its status', ({ region, files }) => {
  const { config, status } = region.gateway.access.authorizer;
  const { container } = podOf(files);
  const port = container.ports?.find(({ containerPort }) => containerPort === config.listen.statusPort);
  expect([container.readinessProbe?.httpGet?.path, container.livenessProbe?.httpGet?.path]).toEqual([
    '/readyz',
    '/livez',
  ]);
  for (const probe of [container.readinessProbe, container.livenessProbe])
    expect(probe?.httpGet?.port).toBe(port?.name);
  const monitor = own<{ readonly spec: PodMonitorSpec }>(files, 'PodMonitor');
  expect(monitor.spec.namespaceSelector?.matchNames).toEqual(['gateway']);
  expect(monitor.spec.podMetricsEndpoints?.map((endpoint) => [endpoint.port, endpoint.path])).toEqual([
    [port?.name, status.metricsPath],
  ]);
});

test.each(places)('$place: a pod outlives its drain, and has no token of the API server', ({ region, files }) => {
  const { spec, container } = podOf(files);
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(region.gateway.access.authorizer.config.drainSeconds);
  // it drains by itself: nothing else holds it back
  expect(container.lifecycle).toBeUndefined();
  expect([spec.serviceAccountName, spec.automountServiceAccountToken]).toEqual(['authorizer', false]);
  const accounts = objectsOf(files, 'ServiceAccount').filter(({ metadata }) => metadata.namespace === 'gateway');
  expect(accounts.map(({ metadata }) => metadata.name)).toContain('authorizer');
});

test.each(places)(
  '$place: losing one pod is no outage: several, a bound on disruptions, spread over zones',
  ({ files }) => {
    const { replicas = 0 } = own<Workload>(files, 'Deployment').spec;
    const budget = own<{ readonly spec: { readonly maxUnavailable: number } }>(files, 'PodDisruptionBudget');
    expect(replicas).toBeGreaterThan(budget.spec.maxUnavailable);
    expect(podOf(files).spec.topologySpreadConstraints?.map(({ topologyKey }) => topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
    ]);
  },
);
