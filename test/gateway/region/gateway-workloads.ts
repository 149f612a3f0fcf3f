import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { waitUntil } from '#test/conformance/wait-until';
import type { Region } from '#topology';
import type { ControlPlane } from './control-plane';

const TRANSLATED_WITHIN_MS = 90_000;

/** What Envoy Gateway has written for a Region: the Deployment and the Service of its Envoys, and those of the rate-limit service. */
export interface GatewayWorkloads {
  readonly envoys: KubernetesObject;
  readonly rateLimit: KubernetesObject;
  readonly services: readonly KubernetesObject[];
}

/** Waits until Envoy Gateway and AI Gateway have translated the Gateway with its routes. `explain` is added when they do not. */
export async function gatewayWorkloads(
  plane: ControlPlane,
  region: Region,
  explain: () => string,
): Promise<GatewayWorkloads> {
  const { name, namespace, serviceNamespace } = region.gateway;
  const list = async (path: string) => {
    const { body } = await plane.api({ path });
    return (body.items ?? []) as readonly KubernetesObject[];
  };
  const missing: string[] = [];
  return waitUntil(
    async () => {
      missing.length = 0;
      const [deployments, services, routes, secrets] = await Promise.all([
        list(`/apis/apps/v1/namespaces/${serviceNamespace}/deployments`),
        list(`/api/v1/namespaces/${serviceNamespace}/services`),
        list(`/apis/aigateway.envoyproxy.io/v1beta1/namespaces/${namespace}/aigatewayroutes`),
        list(`/api/v1/namespaces/${serviceNamespace}/secrets`),
      ]);
      const envoys = deployments.find(({ metadata }) => metadata.labels?.[OWNER] === name);
      const rateLimit = deployments.find(({ metadata }) => metadata.name === 'envoy-ratelimit');
      const waiting = routes.filter((route) => !isAccepted(route)).map((route) => route.metadata.name);
      if (envoys === undefined) missing.push(`no Deployment of Gateway ${name}`);
      if (rateLimit === undefined) missing.push('no Deployment of the rate-limit service');
      if (waiting.length > 0) missing.push(`not accepted: ${waiting.join(', ')}`);
      // what AI Gateway's processor reads
      if (!secrets.some(({ metadata }) => metadata.name === `${name}-${namespace}`)) missing.push('no filter config');
      if (missing.length > 0 || envoys === undefined || rateLimit === undefined) return undefined;
      return {
        envoys: typed(envoys),
        rateLimit: typed(rateLimit),
        services: services.map((it) => ({ ...it, kind: 'Service' })),
      };
    },
    {
      what: `the gateway of ${region.name} is translated`,
      withinMs: TRANSLATED_WITHIN_MS,
      everyMs: 200,
      explain: () => [...missing, explain()].join('\n'),
    },
  );
}

const OWNER = 'gateway.envoyproxy.io/owning-gateway-name';

/** Items of a list do not say their kind. */
function typed(object: KubernetesObject): KubernetesObject {
  return { ...object, apiVersion: 'apps/v1', kind: 'Deployment' };
}

function isAccepted(route: KubernetesObject): boolean {
  const { status } = route as {
    readonly status?: { readonly conditions?: readonly { type: string; status: string }[] };
  };
  return (status?.conditions ?? []).some((it) => it.type === 'Accepted' && it.status === 'True');
}
