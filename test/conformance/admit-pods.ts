import type { ApiClient } from './api-client';
import type { KubernetesObject } from './kubernetes-object';
import { templatePods } from './pod-templates';
import { waitUntil } from './wait-until';

/** How the pods of some objects fared. */
export interface AdmittedPods {
  /** Pods that the API server admitted without a warning. */
  readonly admitted: number;
  readonly problems: readonly string[];
}

const READY_WITHIN_MS = 60_000;

/**
 * Makes every pod that the objects ask for at their largest, as their controllers would, and removes them. So each is seen
 * by Pod Security, its service account and priority class are there, and the quotas of its namespace hold all of them. No
 * pod runs: there are no nodes.
 */
export async function admitPods(api: ApiClient, objects: readonly KubernetesObject[]): Promise<AdmittedPods> {
  const templates = templatePods(objects);
  const namespaces = [...new Set(templates.map(({ pod }) => podsPath(pod)))];
  for (const path of namespaces) await admissionReady(api, path);
  const answers = await Promise.all(
    templates.flatMap(({ of, pod, count }, template) =>
      Array.from({ length: count }, async (_, index) => {
        const body = { ...pod, metadata: { ...pod.metadata, name: `pod-${template}-${index}` } };
        const answer = await api({ method: 'POST', path: `${podsPath(pod)}?fieldValidation=Strict`, body });
        const said = [...(answer.status < 300 ? [] : [String(answer.body.message)]), ...answer.warnings];
        return said.map((problem) => `pod ${index + 1} of ${count} of ${of}: ${problem}`);
      }),
    ),
  );
  for (const path of namespaces) await api({ method: 'DELETE', path: `${path}?gracePeriodSeconds=0` });
  return { admitted: answers.filter((said) => said.length === 0).length, problems: answers.flat() };
}

function podsPath({ metadata }: KubernetesObject): string {
  return `/api/v1/namespaces/${metadata.namespace ?? 'default'}/pods`;
}

/** A pod is refused until its namespace has a default service account and its quotas have been counted. */
async function admissionReady(api: ApiClient, pods: string): Promise<void> {
  const namespace = pods.replace(/\/pods$/, '');
  await waitUntil(
    async () => {
      const account = await api({ path: `${namespace}/serviceaccounts/default` });
      const quotas = await api({ path: `${namespace}/resourcequotas` });
      const counted = (quotas.body.items as readonly Quota[]).every(({ status }) => status.hard !== undefined);
      return account.status === 200 && counted;
    },
    { what: `${namespace} has its service account, and its quotas are counted`, withinMs: READY_WITHIN_MS },
  );
}

interface Quota {
  readonly status: { readonly hard?: object };
}
