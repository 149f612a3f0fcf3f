import { type Finding, isRecord, listAt, type PlacedRelease, type Rule, valueAt } from '#evidence';
import { annotationKeys } from '#topology';
import { findingOf } from './finding-of';
import { annotationOf, type Cluster, type ClusterObject, listClusters, valuesLocation } from './list-clusters';
import type { SecurityInput } from './security-input';
import { joined, walkRecords } from './walk-records';

const isTrue = (value: unknown): boolean => value === true || valueAt(value, 'enabled') === true;
const isFalse = (value: unknown): boolean => value === false;

/** Fields by which values weaken a pod that an operator or a chart makes, wherever they stand; what they may be. */
const weakening: Readonly<Record<string, { readonly isWeak: (value: unknown) => boolean; readonly allowed: string }>> =
  {
    hostNetwork: { isWeak: isTrue, allowed: 'false' },
    hostPID: { isWeak: isTrue, allowed: 'false' },
    hostIPC: { isWeak: isTrue, allowed: 'false' },
    privileged: { isWeak: isTrue, allowed: 'false' },
    allowPrivilegeEscalation: { isWeak: isTrue, allowed: 'false' },
    readOnlyRootFilesystem: { isWeak: isFalse, allowed: 'true' },
    runAsNonRoot: { isWeak: isFalse, allowed: 'true' },
    runAsUser: { isWeak: (value) => value === 0, allowed: 'a user other than 0' },
    hostPath: { isWeak: (value) => isRecord(value) || typeof value === 'string', allowed: 'none' },
    hostPort: { isWeak: (value) => typeof value === 'number' && value > 0, allowed: 'none' },
    procMount: { isWeak: (value) => value !== 'Default', allowed: 'Default' },
    seccompProfile: {
      isWeak: (value) => valueAt(value, 'type') === 'Unconfined',
      allowed: 'RuntimeDefault, Localhost',
    },
    capabilities: {
      isWeak: (value) => listAt(value, 'add').some((capability) => capability !== 'NET_BIND_SERVICE'),
      allowed: 'add NET_BIND_SERVICE alone',
    },
  };

/** Kinds from which an operator makes pods. */
const makingPods = new Set(['EnvoyProxy', 'Prometheus', 'Alertmanager', 'OpenTelemetryCollector']);

const hardenedParts: Rule<SecurityInput> = {
  name: 'hardened-parts',
  claim:
    'No value of a Helm release, and no object from which an operator makes pods, weakens them, but in a namespace that states why.',
  check: ({ inventory }) => {
    const clusters = listClusters(inventory);
    const makers = clusters.flatMap((cluster) => cluster.objects.filter(({ kind }) => makingPods.has(kind)));
    return {
      checked: makers.length + clusters.reduce((sum, { releases }) => sum + releases.length, 0),
      findings: [
        ...makers.flatMap((maker) => weakFields(maker.object).map((weak) => weakened(maker.at(weak.path), weak))),
        ...clusters.flatMap((cluster) => cluster.releases.flatMap((release) => releaseFindings(cluster, release))),
      ],
    };
  },
};

function releaseFindings(cluster: Cluster, release: PlacedRelease): readonly Finding[] {
  if (statesReason(cluster, release.namespace)) return [];
  return weakFields(release.values).map((weak) => weakened(valuesLocation(release, weak.path), weak));
}

/** Under gitops the namespaces of a Region stand beside its Applications, in the same cluster's files. */
function statesReason({ objects }: Cluster, namespace: string): boolean {
  const found: ClusterObject | undefined = objects.find(({ kind, name }) => kind === 'Namespace' && name === namespace);
  return found !== undefined && (annotationOf(found, annotationKeys.podSecurityReason) ?? '').trim() !== '';
}

interface WeakField {
  readonly path: string;
  readonly value: unknown;
  readonly allowed: string;
}

function weakFields(value: unknown): readonly WeakField[] {
  const weak: WeakField[] = [];
  walkRecords(value, (record, path) => {
    for (const [key, item] of Object.entries(record)) {
      const field = Object.hasOwn(weakening, key) ? weakening[key] : undefined;
      if (field?.isWeak(item)) weak.push({ path: joined(path, key), value: item, allowed: field.allowed });
    }
    return false;
  });
  return weak;
}

function weakened(at: Finding['at'], { path, value, allowed }: WeakField): Finding {
  return findingOf(hardenedParts.name, {
    at,
    message: `${path} is ${JSON.stringify(value)}; allowed: ${allowed}, or a stated reason of its namespace`,
    mend: 'Take it out of the values (lib/topology/*-component-values.ts), or state the reason in lib/topology/namespaces.ts.',
  });
}

/** What our settings do to pods that others make. */
export const releaseRules: readonly Rule<SecurityInput>[] = [hardenedParts];
