import { type Finding, listAt, type Rule, recordAt, textAt, valueAt } from '#evidence';
import { findingOf } from './finding-of';
import { type Cluster, type ClusterObject, objectsOf } from './list-clusters';
import { type Container, listPods, type Pod } from './list-pods';
import type { SecurityInput } from './security-input';

const readOnlyRoot: Rule<SecurityInput> = {
  name: 'read-only-root',
  claim: 'Every container of the rendered objects has a root file system that nothing can be written to.',
  check: ({ inventory }) =>
    eachContainer(listPods(inventory), ({ owner }, { name, property, fields }) => {
      const value = valueAt(fields, 'securityContext', 'readOnlyRootFilesystem');
      if (value === true) return [];
      return [
        findingOf(readOnlyRoot.name, {
          at: owner.at(`${property}.securityContext.readOnlyRootFilesystem`),
          message: `container ${name}: readOnlyRootFilesystem is ${value ?? 'not set'}; allowed: true`,
          mend: 'Give it the container context of charts/pod-security.ts, and an emptyDir for what it writes.',
        }),
      ];
    }),
};

const boundResources: Rule<SecurityInput> = {
  name: 'bound-resources',
  claim: 'Every container of the rendered objects asks for CPU and memory, and may not take more memory than it says.',
  check: ({ inventory }) =>
    eachContainer([...listPods(inventory), ...envoyPods(inventory)], ({ owner }, { name, property, fields }) =>
      [
        ['requests', 'cpu'],
        ['requests', 'memory'],
        ['limits', 'memory'],
      ]
        .filter((path) => valueAt(fields, 'resources', ...path) === undefined)
        .map((path) =>
          findingOf(boundResources.name, {
            at: owner.at(`${property}.resources.${path.join('.')}`),
            message: `container ${name}: resources.${path.join('.')} is not set; allowed: a quantity`,
            mend: 'Take the amounts from the Topology, as charts/burstable-resources.ts and charts/pod-resources.ts do.',
          }),
        ),
    ),
};

/** The Envoys of a gateway: Envoy Gateway makes the pod, and takes what it may use from here. */
function envoyPods(inventory: SecurityInput['inventory']): readonly Pod[] {
  return objectsOf(inventory, 'EnvoyProxy').map((owner) => {
    const property = 'spec.provider.kubernetes.envoyDeployment';
    const container = { name: 'envoy', property: `${property}.container` };
    return {
      cluster: { region: owner.region, objects: [], releases: [] } satisfies Cluster,
      owner,
      namespace: owner.namespace,
      property,
      annotations: {},
      spec: {},
      containers: [{ ...container, fields: recordAt(owner.object, ...container.property.split('.')) }],
    };
  });
}

function eachContainer(pods: readonly Pod[], faults: (pod: Pod, container: Container) => readonly Finding[]) {
  return {
    checked: pods.reduce((sum, { containers }) => sum + containers.length, 0),
    findings: pods.flatMap((pod) => pod.containers.flatMap((container) => faults(pod, container))),
  };
}

const serviceAccountToken: Rule<SecurityInput> = {
  name: 'service-account-token',
  claim: 'No pod of the rendered objects has a token of the API server unless a role is bound to its account.',
  check: ({ inventory }) => {
    const pods = listPods(inventory);
    const accounts = objectsOf(inventory, 'ServiceAccount');
    return {
      checked: pods.length + accounts.length,
      findings: [...pods.flatMap(tokenFindings), ...accounts.flatMap(accountFindings)],
    };
  },
};

function tokenFindings({ cluster, owner, namespace, property, spec }: Pod): readonly Finding[] {
  const account = textAt(spec, 'serviceAccountName') ?? 'default';
  const mine = cluster.objects.find(
    (object) => object.kind === 'ServiceAccount' && object.name === account && object.namespace === namespace,
  );
  const own = spec.automountServiceAccountToken;
  const mounts = (own ?? mine?.object.automountServiceAccountToken ?? true) !== false;
  if (!mounts || isBound(cluster, account, namespace)) return [];
  return [
    findingOf(serviceAccountToken.name, {
      at: owner.at(`${property}.automountServiceAccountToken`),
      message: `automountServiceAccountToken is ${own ?? 'not set'} for account ${account}, to which no role is bound; allowed: false`,
      mend: 'Set automountServiceAccountToken to false in its chart, or bind a role to its account.',
    }),
  ];
}

function isBound({ objects }: Cluster, account: string, namespace: string | null): boolean {
  return objects
    .filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
    .some((binding) =>
      listAt(binding.object, 'subjects').some(
        (subject) =>
          textAt(subject, 'kind') === 'ServiceAccount' &&
          textAt(subject, 'name') === account &&
          (textAt(subject, 'namespace') ?? binding.namespace) === namespace,
      ),
    );
}

function accountFindings(account: ClusterObject): readonly Finding[] {
  if (account.object.automountServiceAccountToken === false) return [];
  return [
    findingOf(serviceAccountToken.name, {
      at: account.at('automountServiceAccountToken'),
      message: `automountServiceAccountToken is ${account.object.automountServiceAccountToken ?? 'not set'}; allowed: false, so that a pod has to ask for its token`,
      mend: 'Set automountServiceAccountToken to false where its chart makes it.',
    }),
  ];
}

/** What a container may write, take and ask beyond what the Pod Security Standards say. */
export const containerRules: readonly Rule<SecurityInput>[] = [readOnlyRoot, boundResources, serviceAccountToken];
