import { type Finding, type Rule, textAt } from '#evidence';
import { annotationKeys, type Topology } from '#topology';
import { baselineControls } from './baseline-controls';
import { findingOf } from './finding-of';
import { annotationOf, type ClusterObject, objectsOf } from './list-clusters';
import { listPods, type Pod } from './list-pods';
import type { PodProblem } from './pod-controls';
import { restrictedControls } from './restricted-controls';
import type { SecurityInput } from './security-input';

const labelPrefix = 'pod-security.kubernetes.io';
const modes = ['enforce', 'audit', 'warn'] as const;
const levels = ['restricted', 'baseline', 'privileged'];

const podSecurityLevel: Rule<SecurityInput> = {
  name: 'pod-security-level',
  claim:
    'Every pod of the rendered objects keeps to the Pod Security Standard `restricted`, or its namespace allows more and states why.',
  check: ({ inventory }) => {
    const pods = listPods(inventory);
    return { checked: pods.length, findings: pods.flatMap(levelFindings) };
  },
};

function levelFindings(pod: Pod): readonly Finding[] {
  const problems = [...baselineControls, ...restrictedControls].flatMap((control) => control(pod));
  if (problems.length === 0) return [];
  const namespace = namespaceOf(pod);
  if (namespace === undefined) return problems.map((problem) => broken(pod, problem, 'which is not rendered'));
  const enforced = levelOf(namespace, 'enforce');
  const forbidden = problems.filter(({ level }) => !allows(enforced, level));
  if (forbidden.length > 0) {
    return forbidden.map((problem) => broken(pod, problem, `which enforces ${enforced ?? 'no level'}`));
  }
  return hasReason(namespace)
    ? []
    : problems.slice(0, 1).map((problem) => broken(pod, problem, 'which states no reason for it'));
}

function broken({ owner, namespace }: Pod, { property, found, allowed, level }: PodProblem, why: string): Finding {
  return findingOf(podSecurityLevel.name, {
    at: owner.at(property),
    message: `${found}, above Pod Security ${level}, in namespace ${namespace}, ${why}; allowed: ${allowed}`,
    mend: `Change the pod in charts/, or the level of namespace ${namespace} in lib/topology/namespaces.ts, with its reason.`,
  });
}

/** Whether a namespace of a level takes a pod that breaks another. A namespace that nobody made takes none. */
function allows(enforced: string | null, level: PodProblem['level']): boolean {
  return enforced === 'privileged' || (enforced === 'baseline' && level === 'restricted');
}

function namespaceOf({ cluster, namespace }: Pod): ClusterObject | undefined {
  return cluster.objects.find(({ kind, name }) => kind === 'Namespace' && name === namespace);
}

function levelOf({ object }: ClusterObject, mode: (typeof modes)[number]): string | null {
  return textAt(object, 'metadata', 'labels', `${labelPrefix}/${mode}`);
}

function hasReason(namespace: ClusterObject): boolean {
  return (annotationOf(namespace, annotationKeys.podSecurityReason) ?? '').trim() !== '';
}

const namespacePodSecurity: Rule<SecurityInput> = {
  name: 'namespace-pod-security',
  claim:
    'Every namespace enforces, audits and warns at Pod Security `restricted`, or states why not, at the version that the Topology gives its cluster.',
  check: ({ inventory, topology }) => {
    const namespaces = objectsOf(inventory, 'Namespace');
    const versions = clusterVersions(topology);
    return {
      checked: namespaces.length,
      findings: namespaces.flatMap((namespace) => labelFindings(namespace, versions.get(namespace.region ?? '') ?? '')),
    };
  },
};

function labelFindings(namespace: ClusterObject, version: string): readonly Finding[] {
  const mend = 'Set the level in lib/topology/namespaces.ts, with its reason when it is not restricted.';
  return modes.flatMap((mode) => {
    const level = levelOf(namespace, mode);
    const allowed = hasReason(namespace) ? levels : ['restricted'];
    const pinned = textAt(namespace.object, 'metadata', 'labels', `${labelPrefix}/${mode}-version`);
    const faults = [
      ...(level !== null && allowed.includes(level)
        ? []
        : [
            {
              label: mode,
              found: level,
              allowed: `${allowed.join(', ')}${allowed.length === 1 ? ', or a stated reason' : ''}`,
            },
          ]),
      ...(pinned === `v${version}` ? [] : [{ label: `${mode}-version`, found: pinned, allowed: `v${version}` }]),
    ];
    return faults.map(({ label, found, allowed: may }) =>
      findingOf(namespacePodSecurity.name, {
        at: namespace.at(`metadata.labels.${labelPrefix}/${label}`),
        message: `${label} is ${found ?? 'not set'}; allowed: ${may}`,
        mend,
      }),
    );
  });
}

function clusterVersions({ jurisdictions }: Topology): ReadonlyMap<string, string> {
  return new Map(jurisdictions.flatMap(({ regions }) => regions.map(({ name, cluster }) => [name, cluster.version])));
}

/** At which level of the Pod Security Standards pods and namespaces stand. */
export const podSecurityRules: readonly Rule<SecurityInput>[] = [podSecurityLevel, namespacePodSecurity];
