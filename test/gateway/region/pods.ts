import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import type { ControlPlane } from './control-plane';

/** A pod as the API server admitted it: with what admission added. */
export interface AdmittedPod extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly namespace: string; readonly uid: string };
}

/** The name of the node that all pods of a Region are on; nobody asks for it. */
function nodeOf({ host }: ControlPlane): string {
  return `node.${host.site}`;
}

/**
 * Makes a pod of a workload's template, as its controller would, and puts it on a node, as the scheduler would: the API server's
 * admission has its say, and so have the webhooks that components bring.
 */
export async function admitPod(plane: ControlPlane, workload: KubernetesObject, name: string): Promise<AdmittedPod> {
  const { namespace = 'default' } = workload.metadata;
  const { metadata = {}, spec } = workload.spec.template;
  const { labels = {}, annotations = {} } = metadata;
  const body = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels, annotations },
    spec: { ...spec, nodeName: nodeOf(plane) },
  };
  const answer = await plane.api({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods`, body });
  if (answer.status !== 201)
    throw new Error(`pod ${namespace}/${name} is refused: ${answer.body.message ?? answer.body}`);
  return answer.body as AdmittedPod;
}

/** Says that a pod runs and is ready, as its kubelet would. */
export async function reportReady(plane: ControlPlane, { metadata }: AdmittedPod, address: string): Promise<void> {
  const status = {
    phase: 'Running',
    podIP: address,
    podIPs: [{ ip: address }],
    conditions: ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map((type) => ({ type, status: 'True' })),
  };
  const answer = await plane.api({
    method: 'PATCH',
    path: `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/status`,
    body: { status },
    contentType: 'application/merge-patch+json',
  });
  if (answer.status !== 200) throw new Error(`status of pod ${metadata.name}: ${answer.body.message ?? answer.status}`);
}

/** Says that a Deployment is rolled out, as its controller would: AI Gateway and Envoy Gateway wait for it. */
export async function reportRollout({ api }: ControlPlane, { metadata, spec }: KubernetesObject): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${metadata.namespace}/deployments/${metadata.name}`;
  const { body } = await api({ path });
  const replicas = spec.replicas ?? 1;
  const status = {
    observedGeneration: body.metadata.generation,
    replicas,
    updatedReplicas: replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
  };
  const contentType = 'application/merge-patch+json';
  const answer = await api({ method: 'PATCH', path: `${path}/status`, body: { status }, contentType });
  if (answer.status !== 200)
    throw new Error(`status of Deployment ${metadata.name}: ${answer.body.message ?? answer.status}`);
}

/** Files of a ConfigMap or a Secret. */
export async function readVolume(
  { api }: ControlPlane,
  namespace: string,
  { kind, name }: { readonly kind: 'ConfigMap' | 'Secret'; readonly name: string },
): Promise<Readonly<Record<string, Buffer>> | undefined> {
  const { status, body } = await api({ path: `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${name}` });
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`${kind} ${namespace}/${name}: ${body.message ?? status}`);
  const files = Object.entries((body.data ?? {}) as Readonly<Record<string, string>>);
  return Object.fromEntries(
    files.map(([file, text]) => [file, Buffer.from(text, kind === 'Secret' ? 'base64' : 'utf8')]),
  );
}

/** Longer than any run. */
const TOKEN_SECONDS = 24 * 60 * 60;

/** A token of a service account, as the kubelet gets it for a pod. */
export async function serviceAccountToken(
  { api }: ControlPlane,
  { metadata: { namespace, name, uid }, spec }: AdmittedPod,
  audience: string | undefined,
): Promise<string> {
  const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name, uid };
  const audiences = audience === undefined ? undefined : [audience];
  const answer = await api({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${spec.serviceAccountName}/token`,
    body: { spec: { audiences, boundObjectRef, expirationSeconds: TOKEN_SECONDS } },
  });
  if (answer.status !== 201)
    throw new Error(`a token for pod ${namespace}/${name}: ${answer.body.message ?? answer.status}`);
  return answer.body.status.token as string;
}
