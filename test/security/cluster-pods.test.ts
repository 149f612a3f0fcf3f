import type { Plain } from '#evidence';
import { judge, namespaceAt } from './cluster-evidence';

/** A pod that keeps to `restricted`, as plain data that a row changes. */
function restrictedPod() {
  return {
    metadata: { annotations: {} as Record<string, string> },
    spec: {
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } } as Open,
      containers: [
        {
          name: 'main',
          image: 'registry.k8s.io/pause:3.10.1',
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } as Open,
        } as Open,
      ] as Open[],
    } as Open,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a row writes what no type would allow
type Open = any;
type Change = (spec: Open, container: Open, annotations: Record<string, string>) => void;

function deployment(change: Change): Plain {
  const template = restrictedPod();
  change(template.spec, template.spec.containers[0], template.metadata.annotations);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x', namespace: 'models' },
    spec: { template },
  };
}

const found = (change: Change, namespace: Plain = namespaceAt('restricted', null)) =>
  judge('pod-security-level', [namespace, deployment(change)]).map(({ message }) => message.split(', in namespace')[0]);

test('a restricted pod is in order', () => {
  expect(found(() => undefined)).toEqual([]);
});

const baseline: readonly (readonly [string, Change, string])[] = [
  [
    'Windows host process',
    (spec) => Object.assign(spec.securityContext, { windowsOptions: { hostProcess: true } }),
    'windowsOptions.hostProcess is true',
  ],
  ['host network', (spec) => Object.assign(spec, { hostNetwork: true }), 'hostNetwork is true'],
  ['host processes', (spec) => Object.assign(spec, { hostPID: true }), 'hostPID is true'],
  ['host IPC', (spec) => Object.assign(spec, { hostIPC: true }), 'hostIPC is true'],
  [
    'privileged',
    (_, { securityContext }) => Object.assign(securityContext, { privileged: true }),
    'privileged is true',
  ],
  [
    'host path',
    (spec) => Object.assign(spec, { volumes: [{ name: 'a', hostPath: { path: '/' } }] }),
    'a volume is of kind hostPath',
  ],
  [
    'host port',
    (_, container) => Object.assign(container, { ports: [{ containerPort: 1, hostPort: 80 }] }),
    'hostPort is 80',
  ],
  [
    'a probe of another host',
    (_, container) => Object.assign(container, { livenessProbe: { httpGet: { host: '10.0.0.1', port: 1 } } }),
    'host is "10.0.0.1"',
  ],
  [
    'a hook of another host',
    (_, container) => Object.assign(container, { lifecycle: { preStop: { httpGet: { host: 'a.b', port: 1 } } } }),
    'host is "a.b"',
  ],
  [
    'AppArmor',
    (spec) => Object.assign(spec.securityContext, { appArmorProfile: { type: 'Unconfined' } }),
    'appArmorProfile.type is "Unconfined"',
  ],
  [
    'SELinux type',
    (spec) => Object.assign(spec.securityContext, { seLinuxOptions: { type: 'spc_t' } }),
    'seLinuxOptions.type is "spc_t"',
  ],
  [
    'SELinux user',
    (spec) => Object.assign(spec.securityContext, { seLinuxOptions: { user: 'root' } }),
    'seLinuxOptions.user is "root"',
  ],
  [
    'proc',
    (_, { securityContext }) => Object.assign(securityContext, { procMount: 'Unmasked' }),
    'procMount is "Unmasked"',
  ],
  [
    'seccomp switched off',
    (spec) => Object.assign(spec.securityContext, { seccompProfile: { type: 'Unconfined' } }),
    'seccompProfile.type is "Unconfined"',
  ],
  [
    'a sysctl of the node',
    (spec) => Object.assign(spec.securityContext, { sysctls: [{ name: 'kernel.msgmax', value: '1' }] }),
    'securityContext.sysctls.name is "kernel.msgmax"',
  ],
  [
    'an init container',
    (spec) =>
      Object.assign(spec, {
        initContainers: [
          {
            ...spec.containers[0],
            name: 'init',
            securityContext: { ...spec.containers[0].securityContext, privileged: true },
          },
        ],
      }),
    'privileged is true',
  ],
];

test.each(baseline)('%s: above baseline', (_, change, what) => {
  expect(found(change)).toEqual([`${what.replace('securityContext.', '')}, above Pod Security baseline`]);
});

test('a capability that baseline forbids is above restricted too', () => {
  expect(found((_, { securityContext }) => (securityContext.capabilities.add = ['SYS_ADMIN']))).toEqual([
    'capabilities.add is "SYS_ADMIN", above Pod Security baseline',
    'capabilities.add is "SYS_ADMIN", above Pod Security restricted',
  ]);
});

test('an annotation that switches AppArmor off is above baseline', () => {
  const key = 'container.apparmor.security.beta.kubernetes.io/main';
  const [message] = found((_spec, _container, annotations) => {
    annotations[key] = 'unconfined';
  });
  expect(message).toMatch(/"unconfined", above Pod Security baseline$/);
});

const restricted: readonly (readonly [string, Change, string])[] = [
  [
    'a volume that is no core type',
    (spec) => Object.assign(spec, { volumes: [{ name: 'a', nfs: { server: 'a', path: '/' } }] }),
    'a volume is of kind nfs',
  ],
  [
    'escalation',
    (_, { securityContext }) => delete securityContext.allowPrivilegeEscalation,
    'allowPrivilegeEscalation is not set',
  ],
  ['perhaps root', (spec) => delete spec.securityContext.runAsNonRoot, 'runAsNonRoot is not set'],
  [
    'a container that may be root',
    (_, { securityContext }) => Object.assign(securityContext, { runAsNonRoot: false }),
    'runAsNonRoot is false',
  ],
  ['user 0', (spec) => Object.assign(spec.securityContext, { runAsUser: 0 }), 'runAsUser is 0'],
  ['no seccomp', (spec) => delete spec.securityContext.seccompProfile, 'seccompProfile.type is not set'],
  [
    'capabilities kept',
    (_, { securityContext }) => delete securityContext.capabilities,
    'capabilities.drop is not set',
  ],
  [
    'a capability of the default set',
    (_, { securityContext }) => Object.assign(securityContext.capabilities, { add: ['CHOWN'] }),
    'capabilities.add is "CHOWN"',
  ],
  [
    'proc unmasked with users of its own',
    (spec, { securityContext }) => {
      spec.hostUsers = false;
      securityContext.procMount = 'Unmasked';
    },
    'procMount is "Unmasked"',
  ],
];

test.each(restricted)('%s: above restricted', (_, change, what) => {
  expect(found(change)).toEqual([`${what}, above Pod Security restricted`]);
  expect(found(change, namespaceAt('baseline', 'It must.'))).toEqual([]);
  expect(found(change, namespaceAt('baseline', null))).toEqual([`${what}, above Pod Security restricted`]);
});

test.each<[string, Change]>([
  [
    'NET_BIND_SERVICE',
    (_, { securityContext }) => Object.assign(securityContext.capabilities, { add: ['NET_BIND_SERVICE'] }),
  ],
  [
    'volumes of core types',
    (spec) =>
      Object.assign(spec, {
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', csi: {} },
        ],
      }),
  ],
  [
    'root among users of its own',
    (spec) =>
      Object.assign(spec, {
        hostUsers: false,
        securityContext: { runAsUser: 0, seccompProfile: { type: 'Localhost' } },
      }),
  ],
  ['a probe of itself', (_, container) => Object.assign(container, { livenessProbe: { httpGet: { port: 1 } } })],
])('%s is restricted', (_, change) => {
  expect(found(change)).toEqual([]);
});

describe('a pod above the level of its namespace', () => {
  const hostNetwork = deployment((spec) => Object.assign(spec, { hostNetwork: true }));

  test.each<[string, readonly Plain[], string | null]>([
    ['a privileged namespace that states why', [namespaceAt('privileged', 'It reads the GPUs.')], null],
    ['one that states no reason', [namespaceAt('privileged', null)], 'which states no reason for it'],
    ['one that enforces baseline, with a reason', [namespaceAt('baseline', 'It must.')], 'which enforces baseline'],
    ['one that enforces restricted', [namespaceAt('restricted', null)], 'which enforces restricted'],
    ['one that nobody makes', [], 'which is not rendered'],
  ])('in %s', (_, namespaces, why) => {
    const messages = judge('pod-security-level', [...namespaces, hostNetwork]).map(({ message }) => message);
    const expected = `hostNetwork is true, above Pod Security baseline, in namespace models, ${why}; allowed: false or unset`;
    expect(messages).toEqual(why === null ? [] : [expected]);
  });
});

test('pods are found in kinds that nobody has thought of', () => {
  const { spec } = deployment((pod) => Object.assign(pod, { hostNetwork: true })) as Open;
  const rollout = {
    apiVersion: 'a.b/v1',
    kind: 'Rollout',
    metadata: { name: 'x', namespace: 'models' },
    spec: { parts: [spec] },
  };
  expect(judge('pod-security-level', [namespaceAt('restricted', null), rollout]).map(({ at }) => at)).toEqual([
    { file: 'eu-north-1/some.yaml', subject: 'Rollout models/x', property: 'spec.parts.0.template.spec.hostNetwork' },
  ]);
});

describe('a token of the API server', () => {
  const pod = (spec: Plain) => ({
    ...deployment((own) => Object.assign(own, { automountServiceAccountToken: undefined }, spec)),
  });
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'x', namespace: 'models' },
    roleRef: { kind: 'Role', name: 'x' },
    subjects: [{ kind: 'ServiceAccount', name: 'reader' }],
  };
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'reader', namespace: 'models' },
    automountServiceAccountToken: false,
  };

  test('is mounted unless somebody says no', () => {
    expect(judge('service-account-token', [pod({})]).map(({ message }) => message)).toEqual([
      'automountServiceAccountToken is not set for account default, to which no role is bound; allowed: false',
    ]);
  });

  test('is not mounted where the account says no, and may be where a role is bound', () => {
    expect(judge('service-account-token', [account, pod({ serviceAccountName: 'reader' })])).toEqual([]);
    const asking = pod({ serviceAccountName: 'reader', automountServiceAccountToken: true });
    expect(judge('service-account-token', [account, asking])).toHaveLength(1);
    expect(judge('service-account-token', [account, binding, asking])).toEqual([]);
  });
});
