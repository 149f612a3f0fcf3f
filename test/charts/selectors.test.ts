import type { ManifestFile } from '#charts';
import { variantOf, withCandidate } from './blueprint-variant';
import { objectsOf, type PodSpec, places, type Rendered, type Workload } from './rendered';

type Labels = Readonly<Record<string, string>>;

interface PodTemplate {
  readonly metadata: { readonly labels: Labels };
  readonly spec: PodSpec;
}

interface Pods {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly selector: Labels;
  readonly template: PodTemplate;
}

interface GroupOfPods {
  readonly spec: { readonly leaderWorkerTemplate: { readonly leaderTemplate: PodTemplate } };
}

const candidate = variantOf('production', (blueprint) => withCandidate(blueprint, 'chat-small'));

const rows = [
  ...places.map(({ place, files }) => ({ place, files })),
  { place: 'production with a candidate of chat-small', files: candidate.files },
];

/** All that makes pods; a LeaderWorkerSet by its leaders, which alone take requests. */
function podsOf(files: readonly ManifestFile[]): Pods[] {
  const plain = (kind: string) =>
    objectsOf<Workload>(files, kind).map(({ metadata, spec }) => ({
      name: metadata.name,
      namespace: metadata.namespace,
      selector: spec.selector.matchLabels,
      template: spec.template,
    }));
  const groups = objectsOf<GroupOfPods>(files, 'LeaderWorkerSet').map(({ metadata, spec }) => {
    const template = spec.leaderWorkerTemplate.leaderTemplate;
    const labels = { ...template.metadata.labels, 'leaderworkerset.sigs.k8s.io/worker-index': '0' };
    return {
      name: metadata.name,
      namespace: metadata.namespace,
      selector: { 'leaderworkerset.sigs.k8s.io/name': metadata.name },
      template: { ...template, metadata: { labels } },
    };
  });
  return [...plain('Deployment'), ...plain('DaemonSet'), ...plain('StatefulSet'), ...groups];
}

function selected(pods: readonly Pods[], namespace: string | undefined, selector: Labels): Pods[] {
  return pods.filter(
    (it) =>
      it.namespace === namespace &&
      Object.entries(selector).every(([key, value]) => it.template.metadata.labels[key] === value),
  );
}

const portsOf = ({ template }: Pods) => template.spec.containers.flatMap(({ ports }) => ports ?? []);

interface ServiceSpec {
  readonly selector: Labels;
  readonly ports: readonly { readonly name: string; readonly targetPort: string }[];
}

test.each(rows)(
  '$place: every Service leads to pods of exactly one kind, which have each of its ports by name',
  ({ files }) => {
    const pods = podsOf(files);
    const services = objectsOf<{ readonly spec: ServiceSpec }>(files, 'Service');
    const astray = services.flatMap(({ metadata, spec }) => {
      const behind = selected(pods, metadata.namespace, spec.selector);
      if (behind.length === 0) return [`${metadata.name}: selects no pod`];
      return behind.flatMap((it) =>
        spec.ports
          .filter(({ targetPort }) => !portsOf(it).some(({ name }) => name === targetPort))
          .map(({ targetPort }) => `${metadata.name}: ${it.name} has no port ${targetPort}`),
      );
    });
    expect(services.length).toBeGreaterThan(0);
    expect(astray).toEqual([]);
  },
);

test.each(rows)('$place: no workload selects the pods of another', ({ files }) => {
  const pods = podsOf(files);
  const overlaps = pods.flatMap((workload) =>
    selected(pods, workload.namespace, workload.selector)
      .filter((other) => other !== workload)
      .map((other) => `${workload.name} selects ${other.name}`),
  );
  expect(overlaps).toEqual([]);
});

test.each(rows)('$place: every disruption budget protects pods, and leaves one of several', ({ files }) => {
  const pods = podsOf(files);
  const budgets = objectsOf<
    Rendered<{ readonly spec: { readonly maxUnavailable: number; readonly selector: { matchLabels: Labels } } }>
  >(files, 'PodDisruptionBudget');
  expect(budgets.length).toBeGreaterThan(0);
  for (const { metadata, spec } of budgets) {
    expect(selected(pods, metadata.namespace, spec.selector.matchLabels).map(({ name }) => name)).not.toEqual([]);
    expect(spec.maxUnavailable).toBe(1);
  }
});

interface MonitorSpec {
  readonly selector: { readonly matchLabels: Labels };
  readonly namespaceSelector?: object;
  readonly podMetricsEndpoints: readonly { readonly port: string }[];
}

test.each(rows)('$place: every monitor of a pool reads a port that its pods have', ({ files }) => {
  const pods = podsOf(files);
  const own = objectsOf<{ readonly spec: MonitorSpec }>(files, 'PodMonitor').filter(
    ({ metadata, spec }) => metadata.namespace === 'models' && spec.namespaceSelector === undefined,
  );
  expect(own.length).toBeGreaterThan(0);
  for (const { metadata, spec } of own) {
    const read = selected(pods, metadata.namespace, spec.selector.matchLabels);
    expect(read.map(({ name }) => name)).not.toEqual([]);
    for (const it of read) {
      const names = portsOf(it).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(spec.podMetricsEndpoints.map(({ port }) => port)));
    }
  }
});

test.each(rows)('$place: every file that a pod mounts is there', ({ files }) => {
  const maps = new Set(objectsOf(files, 'ConfigMap').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
  const missing = podsOf(files).flatMap(({ name, namespace, template }) =>
    (template.spec.volumes ?? [])
      .flatMap(({ configMap }) => configMap?.name ?? [])
      .filter((map) => !maps.has(`${namespace}/${map}`))
      .map((map) => `${name}: ${map}`),
  );
  expect(missing).toEqual([]);
});
