import { type FoundChart, findChart } from '#test/components/find-chart';
import { helmTemplate } from '#test/components/helm-template';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import type { Component, Region } from '#topology';
import { objectsIn } from './manifests';

/** A Region's gateways as Helm installs them, from their charts with the Topology's values. */
export interface GatewayComponents {
  readonly envoyGateway: readonly KubernetesObject[];
  readonly aiGateway: readonly KubernetesObject[];
}

/** Has Helm render the components of the request path; everything else that is installed beside them is not on it. */
export async function gatewayComponents(region: Region): Promise<GatewayComponents> {
  const [envoyGateway, aiGateway] = await Promise.all(
    ['envoy-gateway', 'ai-gateway'].map(async (name) => {
      const component = region.components.find((it) => it.name === name);
      if (component === undefined) throw new Error(`${region.name} has no component "${name}"`);
      const chart = await chartOf(component);
      if ('missing' in chart) throw new Error(`the chart of ${name} cannot be had: ${chart.missing}`);
      return objectsIn(await helmTemplate(component, chart.folder, region.cluster.version)).map((object) =>
        inNamespace(object, component.namespace),
      );
    }),
  );
  return { envoyGateway: envoyGateway ?? [], aiGateway: aiGateway ?? [] };
}

const charts = new Map<string, Promise<FoundChart>>();

/** Regions have the same charts: each is laid out once. */
function chartOf(component: Component): Promise<FoundChart> {
  const key = `${component.name} ${component.version}`;
  const chart = charts.get(key) ?? findChart(component);
  charts.set(key, chart);
  return chart;
}

/** As `helm install --namespace` does. */
function inNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  const { kind, metadata } = object;
  if (metadata.namespace !== undefined || /^(Cluster|MutatingWebhook|ValidatingWebhook)/.test(kind)) return object;
  return { ...object, metadata: { ...metadata, namespace } };
}
