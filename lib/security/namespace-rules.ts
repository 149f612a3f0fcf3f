import { type Finding, type Inventory, listAt, type Rule, recordAt } from '#evidence';
import { findingOf } from './finding-of';
import { type Cluster, type ClusterObject, listClusters } from './list-clusters';
import type { SecurityInput } from './security-input';

const directions = ['Ingress', 'Egress'] as const;

const defaultDeny: Rule<SecurityInput> = {
  name: 'namespace-default-deny',
  claim: 'Every namespace denies all traffic in and out of its pods that no other policy allows.',
  check: ({ inventory }) => {
    const namespaces = placedNamespaces(inventory);
    return {
      checked: namespaces.length,
      findings: namespaces.flatMap(({ cluster, namespace }) => denyFindings(cluster, namespace)),
    };
  },
};

function denyFindings(cluster: Cluster, namespace: ClusterObject): readonly Finding[] {
  const denying = cluster.objects.filter(
    (object) => object.kind === 'NetworkPolicy' && object.namespace === namespace.name && selectsAllPods(object),
  );
  return directions
    .filter((direction) => !denying.some((policy) => denies(policy, direction)))
    .map((direction) =>
      findingOf(defaultDeny.name, {
        at: namespace.at(),
        message: `no NetworkPolicy denies its ${direction.toLowerCase()}; allowed: one with an empty podSelector, the type ${direction} and no rules`,
        mend: 'Every namespace of the Topology has its denyPolicy: render it (charts/network-policies.ts).',
      }),
    );
}

/** An empty selector; a missing one is refused by the API server. */
function selectsAllPods({ object }: Pick<ClusterObject, 'object'>): boolean {
  const { matchLabels, matchExpressions, ...others } = recordAt(object, 'spec', 'podSelector');
  return (
    Object.keys(recordAt(matchLabels)).length === 0 &&
    listAt(matchExpressions).length === 0 &&
    Object.keys(others).length === 0
  );
}

function denies({ object }: ClusterObject, direction: (typeof directions)[number]): boolean {
  const types = listAt(object, 'spec', 'policyTypes');
  return types.includes(direction) && listAt(object, 'spec', direction.toLowerCase()).length === 0;
}

function placedNamespaces(inventory: Inventory) {
  return listClusters(inventory).flatMap((cluster) =>
    cluster.objects.filter(({ kind }) => kind === 'Namespace').map((namespace) => ({ cluster, namespace })),
  );
}

const madeNamespace: Rule<SecurityInput> = {
  name: 'namespace-made',
  claim: 'Every namespace that an object or a Helm release uses is rendered here, with its level and its policies.',
  check: ({ inventory }) => {
    // what Argo CD's own cluster reads stands where its operator put Argo CD
    const clusters = listClusters(inventory).filter(({ region }) => region !== null);
    const uses = clusters.flatMap(usesOf);
    return { checked: uses.length, findings: uses.filter(({ made }) => !made).map(missing) };
  },
};

interface Use {
  readonly namespace: string;
  readonly made: boolean;
  readonly at: Finding['at'];
}

function usesOf({ objects, releases }: Cluster): readonly Use[] {
  const made = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name));
  const use = (namespace: string, at: Finding['at']): Use => ({ namespace, made: made.has(namespace), at });
  return [
    ...objects.flatMap(({ namespace, at }) => (namespace === null ? [] : [use(namespace, at('metadata.namespace'))])),
    ...releases.map(({ namespace, at }) => use(namespace, at)),
  ];
}

function missing({ namespace, at }: Use): Finding {
  return findingOf(madeNamespace.name, {
    at,
    message: `namespace ${namespace === '' ? '(none)' : namespace} is not rendered; allowed: the namespaces of its Region`,
    mend: 'Name a namespace of lib/topology/namespaces.ts.',
  });
}

const placedObjects: Rule<SecurityInput> = {
  name: 'namespace-named',
  claim: 'No pod, account, role or policy leaves its namespace to whoever applies it.',
  check: ({ inventory }) => {
    const objects = listClusters(inventory).flatMap((cluster) =>
      cluster.objects.filter(({ kind }) => namespacedKinds.has(kind)),
    );
    return {
      checked: objects.length,
      findings: objects
        .filter(({ namespace }) => namespace === null)
        .map((object) =>
          findingOf(placedObjects.name, {
            at: object.at('metadata.namespace'),
            message: `no namespace is named; allowed: one of its Region`,
            mend: 'Give it the namespace of the Topology in its chart.',
          }),
        ),
    };
  },
};

const namespacedKinds = new Set([
  'ConfigMap',
  'DaemonSet',
  'Deployment',
  'Job',
  'LeaderWorkerSet',
  'NetworkPolicy',
  'Role',
  'RoleBinding',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

/** What must hold of every namespace, whoever's pods it takes. */
export const namespaceRules: readonly Rule<SecurityInput>[] = [defaultDeny, madeNamespace, placedObjects];
