import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { waitUntil } from '#test/conformance/wait-until';
import type { Ground, Running } from '#test/gateway/ground/index';
import type { Trust } from '#test/gateway/trust';
import type { Region } from '#topology';
import { applyObjects } from './apply-region';
import { furnishNamespaces } from './bare-cluster';
import { type GatewayComponents, gatewayComponents } from './components';
import { startControlPlane } from './control-plane';
import { gatewayWorkloads } from './gateway-workloads';
import { startLimitStore } from './limit-store';
import { type RegionManifests, readManifests, theObject } from './manifests';
import { reportRollout } from './pods';
import { RegionPods } from './region-pods';
import type { ProgramOf } from './run-pod';
import { makeSecrets } from './secrets';

export interface RegionPlan {
  readonly region: Region;
  /** Folder that `meridian render` wrote. */
  readonly manifests: string;
  readonly programOf: ProgramOf;
  readonly trust: Trust;
  /** Pods of a workload, where it is not one: by name. */
  readonly counts: Readonly<Record<string, number>>;
  say(what: string): void;
}

/** A Region that runs. */
export interface MadeRegion {
  readonly pods: RegionPods;
  readonly limitStore: Running;
}

/** Boots a Region: its cluster with what is rendered for it, and every pod of the request path. */
export async function makeRegion(ground: Ground, plan: RegionPlan): Promise<MadeRegion> {
  const { region, trust, programOf, say } = plan;
  const [plane, components] = await Promise.all([startControlPlane(ground, region.name), gatewayComponents(region)]);
  say('its API server answers');
  const manifests = readManifests(plan.manifests, region.name);
  const pods = new RegionPods(ground, plane, programOf);
  await applyAll(pods, region, { manifests, components });
  say(`${manifests.objects.length} objects are applied`);
  const placed = await Promise.all(
    poolWorkloads(manifests).map((workload) => pods.place(workload, plan.counts[workload.metadata.name])),
  );
  const limitStore = await startLimitStore(ground, region, trust);
  await Promise.all([pods.start(placed.flat()), runGateway(pods, { ...plan, components })]);
  return { pods, limitStore };
}

async function applyAll(
  pods: RegionPods,
  region: Region,
  { manifests, components }: { readonly manifests: RegionManifests; readonly components: GatewayComponents },
): Promise<void> {
  const { plane } = pods;
  const { envoyGateway, aiGateway } = components;
  // in the order of the Topology's places: what is rendered needs the definitions, which are there, and components their namespaces
  await applyObjects(
    plane.api,
    manifests.objects.filter(({ kind }) => kind === 'Namespace'),
  );
  await furnishNamespaces(plane);
  await makeSecrets(plane, region);
  await applyObjects(plane.api, [...envoyGateway, ...aiGateway]);
  await applyObjects(plane.api, manifests.objects);
  await pods.addServices([...envoyGateway, ...aiGateway, ...manifests.objects]);
}

async function runGateway(
  pods: RegionPods,
  plan: RegionPlan & { readonly components: GatewayComponents },
): Promise<void> {
  const { plane } = pods;
  const { region, components, counts, say } = plan;
  const { envoyGateway, aiGateway } = components;
  // its certificates, before anything mounts them
  const [certgen] = await pods.run(theJob(envoyGateway));
  const ended = () => Object.values(certgen?.containers ?? {}).every((container) => !container.alive());
  await waitUntil(async () => ended(), { what: 'certificates of Envoy Gateway are made', withinMs: 60_000 });
  const [controller] = await pods.run(theObject(aiGateway, 'Deployment', 'ai-gateway-controller'));
  const [translator] = await pods.run(theObject(envoyGateway, 'Deployment', 'envoy-gateway'));
  say('its gateway controllers run');
  const explain = () =>
    [controller, translator]
      .flatMap((pod) => Object.values(pod?.containers ?? {}).map((it) => it.lastWords()))
      .join('\n');
  const { envoys, rateLimit, services } = await gatewayWorkloads(plane, region, explain);
  await pods.addServices(services);
  await Promise.all([pods.run(rateLimit), pods.run(envoys, counts[ENVOYS])]);
  await Promise.all([rateLimit, envoys].map((workload) => reportRollout(plane, workload)));
  say('its Envoys run');
}

/** Key of the number of Envoys: Envoy Gateway draws the name of their Deployment. */
export const ENVOYS = 'envoys';

/** Engines, pickers, pools' Envoys, authorizers: every rendered Deployment but pods that only hold room, and batch workers. */
function poolWorkloads({ objects }: RegionManifests): readonly KubernetesObject[] {
  return objects.filter(({ kind, spec, metadata }) => {
    if (kind !== 'Deployment' || metadata.namespace === 'batch') return false;
    const labels = spec.template.metadata.labels ?? {};
    return labels['meridian.internal/headroom'] === undefined;
  });
}

function theJob(objects: readonly KubernetesObject[]): KubernetesObject {
  const job = objects.find(({ kind }) => kind === 'Job');
  if (job === undefined) throw new Error('the chart of Envoy Gateway has no Job that makes certificates');
  return job;
}
