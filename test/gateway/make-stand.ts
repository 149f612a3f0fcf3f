import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BlueprintInput, parseBlueprint } from '#blueprint';
import { type Region, resolveTopology, type Topology } from '#topology';
import { keysEndpoint, startKeys } from './aws/keys';
import { AWS_CREDENTIALS, AWS_SITE, startTables, tablesEndpoint } from './aws/tables';
import { gatewayBlueprint } from './blueprint';
import { type Ground, makeGround, openGround } from './ground/index';
import { type IssuerConfig, issuerProgram, makeIssuer } from './issuer/issuer';
import { CLIENTS, ISSUER, openStand, publicHost } from './open-stand';
import { addBalancers, balancerAddress, startBalancers } from './region/balancers';
import { imagePrograms } from './region/image-programs';
import { ENVOYS, type MadeRegion, makeRegion } from './region/make-region';
import { renderBlueprint } from './region/manifests';
import type { Stand } from './stand';
import { type PodRecord, writeStandRecord } from './stand-record';
import { makeTrust, type Trust } from './trust';

const run = promisify(execFile);

const OUTSIDE = 'outside';
/** Networks of clients, by who comes from there; each is in the clientCidrs of its jurisdiction, the last in nobody's. */
const CLIENT_ADDRESSES = { eu: '198.51.100.10', us: '203.0.113.10', stranger: '192.0.2.10' } as const;
const OUTSIDE_NETWORKS = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'];

/** What a stand is of. */
export interface StandPlan {
  readonly blueprint: BlueprintInput;
  /** The blueprint's file, which is rendered. */
  readonly file: string;
  /** Where more than one pod of a workload runs, by Region. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** More than one pod where faults need it. Elsewhere one of each is enough to see what it does. */
const provedPlan: StandPlan = {
  blueprint: gatewayBlueprint,
  file: 'test/gateway/blueprint.ts',
  counts: { 'eu-north-1': { [ENVOYS]: 2, authorizer: 2, 'chat-large-picker': 2 } },
};

/** The Topology that a stand runs. @param plan by default what `npm run test:gateway` proves */
export function standTopology({ blueprint, file }: StandPlan = provedPlan): Topology {
  return resolveTopology(parseBlueprint(blueprint, file));
}

/** A stand that another process made and kept. */
export function attachStand(folder: string): Stand {
  return openStand(openGround(folder), standTopology());
}

/** Boots everything, and returns when each Region's pods are ready. `say` is told how far it is. */
export async function makeStand(folder: string, say: (what: string) => void, plan = provedPlan): Promise<Stand> {
  const topology = standTopology(plan);
  const regions = regionsOf(topology);
  const ground = makeGround({
    folder,
    sites: {
      ...Object.fromEntries(regions.map((region) => [region.name, region.network.cidr])),
      [AWS_SITE]: '10.255.0.0/24',
      [OUTSIDE]: OUTSIDE_NETWORKS,
    },
  });
  try {
    const trust = makeTrust(ground.folder);
    const services = join(ground.folder, 'services');
    const [manifests, issuer] = await Promise.all([
      renderBlueprint(plan.file, join(ground.folder, 'manifests'), topology.deployment.name),
      startIssuer(ground, topology, trust),
      run(process.execPath, ['--require', 'tsx/cjs', resolve('lib/services/bundle.ts'), services]),
      startTables(ground, topology),
      startKeys(ground, topology),
      addClients(ground),
    ]);
    say('rendered, bundled; tables, keys and issuer are there');
    // load balancers and their names are there before a cluster is; an Envoy that cannot resolve its peer tries again after 30 s only
    for (const region of regions) await addBalancers(ground, region);
    namePublicly(ground, topology);
    const made = await Promise.all(
      regions.map((region) => {
        const counts = plan.counts[region.name] ?? {};
        return bootRegion(ground, region, { manifests, services, trust, counts, say });
      }),
    );
    const noted = regions.map((region, index) => [region.name, { pods: podsOf(made[index]) }]);
    writeStandRecord(ground.folder, { manifests, issuer, regions: Object.fromEntries(noted) });
    return openStand(ground, topology);
  } catch (error) {
    await ground.down();
    throw error;
  }
}

function regionsOf({ jurisdictions }: Topology): readonly Region[] {
  return jurisdictions.flatMap(({ regions }) => regions);
}

interface Boot {
  readonly manifests: string;
  readonly services: string;
  readonly trust: Trust;
  readonly counts: Readonly<Record<string, number>>;
  say(what: string): void;
}

async function bootRegion(
  ground: Ground,
  region: Region,
  { manifests, services, trust, counts, say }: Boot,
): Promise<MadeRegion> {
  const aws = {
    AWS_REGION: region.name,
    AWS_ACCESS_KEY_ID: AWS_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: AWS_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: tablesEndpoint(ground),
    AWS_ENDPOINT_URL_KMS: keysEndpoint(ground),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const made = await makeRegion(ground, {
    region,
    manifests,
    trust,
    programOf: imagePrograms({ trust: trust.file, services, aws }),
    counts,
    say: (what) => say(`${region.name}: ${what}`),
  });
  const envoys = made.pods.all.filter(({ containers }) => 'ai-gateway-extproc' in containers);
  await startBalancers(ground, region, { envoys: envoys.map(({ host }) => host.address), trust });
  return made;
}

async function startIssuer(ground: Ground, topology: Topology, trust: Trust): Promise<IssuerConfig> {
  const [known] = regionsOf(topology)[0]?.gateway.access.tokenIssuers ?? [];
  if (known === undefined) throw new Error('the blueprint of the stand has no issuer of tokens');
  const { hostname } = new URL(known.jwksUri);
  const config = await makeIssuer({ issuer: known.issuer, audience: known.audiences[0] ?? '', port: 443 });
  const host = await ground.addHost(ISSUER, { site: OUTSIDE });
  ground.name([hostname], host.address, 'everywhere');
  const file = join(ground.folder, 'issuer.json');
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  await ground.start(ISSUER, host, issuerProgram(file, trust.issue(ISSUER, [hostname])));
  return config;
}

async function addClients(ground: Ground): Promise<void> {
  for (const who of ['eu', 'us', 'stranger'] as const) {
    await ground.addHost(CLIENTS[who], { site: OUTSIDE, address: CLIENT_ADDRESSES[who] });
  }
}

/**
 * What Route 53 would say. The name of a jurisdiction stands for its first Region, everywhere; that of a Region for its internal load
 * balancer in every VPC of the jurisdiction, and for its public one outside, so that a test can choose a Region.
 */
function namePublicly(ground: Ground, { jurisdictions }: Topology): void {
  for (const jurisdiction of jurisdictions) {
    const [first] = jurisdiction.regions;
    const edge = first && balancerAddress(ground, first, 'internet-facing');
    if (edge !== undefined) ground.name([publicHost(jurisdiction)], edge, 'everywhere');
    for (const region of jurisdiction.regions) {
      const { host } = region.network.privateZone;
      const inside = balancerAddress(ground, region, 'internal') ?? [];
      for (const { name } of jurisdiction.regions) ground.name([host], inside, name);
      ground.name([host], balancerAddress(ground, region, 'internet-facing') ?? [], OUTSIDE);
    }
  }
}

function podsOf(made: MadeRegion | undefined): readonly PodRecord[] {
  return (made?.pods.all ?? []).map(({ workload, namespace, name, containers }) => ({
    workload,
    namespace,
    name,
    containers: Object.fromEntries(Object.entries(containers).map(([container, running]) => [container, running.name])),
  }));
}
