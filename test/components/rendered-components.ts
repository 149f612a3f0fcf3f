import { parseAllDocuments } from 'yaml';
import { parseBlueprint } from '#blueprint';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { regionsOf, shippedTopologies } from '#test/topology/shipped-topologies';
import { type Component, type Json, type Region, resolveTopology, type Topology } from '#topology';
import { chartDefaults } from './chart-defaults';
import { findChart } from './find-chart';
import { helmTemplate } from './helm-template';
import { isWanted } from './is-wanted';
import { unknownValues } from './unknown-values';

/** A component as Helm renders it with our values. */
export interface RenderedComponent {
  readonly deployment: string;
  readonly region: Region;
  readonly component: Component;
  /** The manifests, definitions first. */
  readonly yaml: string;
  readonly objects: readonly KubernetesObject[];
  /** Paths of our values that the chart does not have. */
  readonly unknown: readonly string[];
  /** Charts inside it that could not be had. */
  readonly without: readonly string[];
}

/** All that could be rendered, and what could not, with the reason. */
export interface RenderedComponents {
  readonly rendered: readonly RenderedComponent[];
  readonly missing: readonly string[];
  /** What Helm refused. */
  readonly refused: readonly string[];
}

/**
 * Values below which a chart hands on whatever stands there, although its own file fills in a part: fields of Kubernetes, and
 * configuration of the component itself.
 */
const freeValues: Readonly<Record<string, readonly string[]>> = {
  'aws-load-balancer-controller': ['podSecurityContext', 'securityContext'],
  lws: ['podSecurityContext', 'resources'],
  'opentelemetry-collector': ['podDisruptionBudget'],
  'envoy-gateway': ['config.envoyGateway'],
  prometheus: ['alertmanager.config'],
};

let rendering: Promise<RenderedComponents> | undefined;

/**
 * Every component of every deployment through the real Helm and the real chart; once a run. Regions whose values differ in
 * names alone are rendered once.
 */
export function renderedComponents(): Promise<RenderedComponents> {
  rendering ??= renderAll();
  return rendering;
}

async function renderAll(): Promise<RenderedComponents> {
  const seen = new Set<string>();
  const rendered: RenderedComponent[] = [];
  const missing = new Set<string>();
  const refused: string[] = [];
  for (const topology of [...shippedTopologies, spanningNodes()]) {
    const deployment = topology.deployment.name;
    for (const region of regionsOf(topology)) {
      for (const component of region.components) {
        const key = `${component.name} ${JSON.stringify(shapeOf(component.values))}`;
        if (seen.has(key)) continue;
        seen.add(key);
        try {
          const outcome = await render({ deployment, region, component });
          if (typeof outcome === 'string') missing.add(outcome);
          else rendered.push(outcome);
        } catch (error) {
          refused.push(`${deployment}/${region.name} ${component.name}: ${(error as Error).message}`);
        }
      }
    }
  }
  return { rendered, missing: [...missing].sort(), refused };
}

type Place = Pick<RenderedComponent, 'deployment' | 'region' | 'component'>;

async function render(place: Place): Promise<RenderedComponent | string> {
  const { component, region } = place;
  const chart = await findChart(component);
  if ('missing' in chart) return chart.missing;
  const yaml = await helmTemplate(component, chart.folder, region.cluster.version);
  const defaults = await chartDefaults(chart.folder);
  const without = chart.without.filter(({ condition }) => isWanted(condition, [component.values, defaults]));
  const free = [...(freeValues[component.name] ?? []), ...chart.without.map(({ name }) => name)];
  return {
    ...place,
    yaml,
    objects: parseAllDocuments(yaml)
      .map((document) => document.toJS() as KubernetesObject | null)
      .filter((object) => object !== null),
    unknown: unknownValues(component.values, defaults, free),
    without: without.map(({ name }) => name),
  };
}

/** What no shipped deployment uses: replicas over two nodes. */
function spanningNodes(): Topology {
  return resolveTopology(
    parseBlueprint(
      minimalBlueprint((draft) => {
        draft.models.chat.parallelism = { tensor: 8, pipeline: 2 };
        draft.models.chat.instances = { base: ['p5en.48xlarge'] };
      }),
    ),
  );
}

/** The same value with every text left out. */
function shapeOf(value: Json): Json {
  if (typeof value === 'string') return '';
  if (Array.isArray(value)) return value.map((item: Json) => shapeOf(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
