import type { JsonObject } from '#topology';
import { budgetProblems } from './budget-problems';
import { isWanted } from './is-wanted';
import { type PodSpec, podProblems } from './pod-problems';
import type { RenderedComponent } from './rendered-components';
import { unknownValues } from './unknown-values';

const container = {
  name: 'manager',
  image: 'registry.example.com/manager:1.2.3',
  resources: { requests: { cpu: '100m', memory: '64Mi' } },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};
const sound: PodSpec = {
  containers: [container],
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  volumes: [{ name: 'tmp', emptyDir: {} }],
};
const restricted = { podSecurity: 'restricted' } as const;

test('a sound pod has no problem', () => {
  expect(podProblems(sound, restricted)).toEqual([]);
});

test.each<[problem: string, pod: PodSpec]>([
  [
    'container manager: image registry.example.com/manager:latest moves',
    changed({ image: 'registry.example.com/manager:latest' }),
  ],
  [
    'container manager: image registry.example.com:5000/manager has no tag',
    changed({ image: 'registry.example.com:5000/manager' }),
  ],
  ['container manager: asks for no memory', changed({ resources: { requests: { cpu: 1 } } })],
  ['container manager: may escalate privileges', changed({ securityContext: { capabilities: { drop: ['ALL'] } } })],
  ['container manager: drops not all capabilities', changed({ securityContext: { allowPrivilegeEscalation: false } })],
  ['container manager: runs as user 0', changed({ securityContext: { ...container.securityContext, runAsUser: 0 } })],
  [
    'container manager: adds capability SYS_ADMIN',
    changed({
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
    }),
  ],
  ['container manager: may run as root', { ...sound, securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }],
  ['container manager: has no seccomp profile', { ...sound, securityContext: { runAsNonRoot: true } }],
  ['hostNetwork is set', { ...sound, hostNetwork: true }],
  ['a volume is of kind hostPath', { ...sound, volumes: [{ name: 'devices', hostPath: { path: '/dev' } }] }],
])('%s', (problem, pod) => {
  expect(podProblems(pod, restricted)).toEqual([problem]);
});

test('where the Topology says that pods cannot be restricted, images and requests are still looked at', () => {
  const pod = { ...changed({ image: 'registry.example.com/manager' }), hostNetwork: true };
  expect(podProblems(pod, { podSecurity: 'privileged' })).toEqual([
    'container manager: image registry.example.com/manager has no tag',
  ]);
});

describe('values', () => {
  const defaults = { replicas: 1, image: { tag: '' }, affinity: {}, extra: null, config: { level: 'info' } };

  test('that the chart has are known, and so is all below an open one', () => {
    const values = { replicas: 2, image: { tag: '1' }, affinity: { nodeAffinity: {} }, extra: { a: 1 } };
    expect(unknownValues(values, defaults, [])).toEqual([]);
  });

  test('that it does not have are told by path, unless they are known to be handed on', () => {
    const values = { replica: 2, image: { tags: '1' }, config: { extra: true } };
    expect(unknownValues(values, defaults, [])).toEqual(['replica', 'image.tags', 'config.extra']);
    expect(unknownValues(values, defaults, ['config'])).toEqual(['replica', 'image.tags']);
  });
});

test.each([
  { condition: undefined, wanted: true },
  { condition: 'grafana.enabled', wanted: false },
  { condition: 'nfd.enabled,gfd.enabled', wanted: true },
])('a chart inside another with condition $condition is rendered: $wanted', ({ condition, wanted }) => {
  const ours: JsonObject = { grafana: { enabled: false } };
  const values = [ours, { grafana: { enabled: true }, gfd: { enabled: true } }];
  expect(isWanted(condition, values)).toBe(wanted);
});

test('what runs twice without a budget for its labels is told', () => {
  const workload = deployment({ app: 'keda' });
  const budget = (app: string) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: app },
    spec: { selector: { matchLabels: { app } } },
  });
  expect(budgetProblems(of([workload, budget('keda')]))).toEqual([]);
  expect(budgetProblems(of([workload, budget('other')]))).toEqual([
    'Deployment operator runs more than once and has no disruption budget',
  ]);
});

function changed(part: object): PodSpec {
  return { ...sound, containers: [{ ...container, ...part }] };
}

function deployment(labels: Readonly<Record<string, string>>) {
  const spec = { replicas: 2, template: { metadata: { labels } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'operator' }, spec };
}

function of(objects: RenderedComponent['objects']): RenderedComponent {
  return { component: { name: 'keda' }, objects } as RenderedComponent;
}
