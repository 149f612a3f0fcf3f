import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { AcceleratorStack, appContext, LinkStack, NetworkStack } from '#stacks';
import { type Accelerator, accountPlaceholder, type Deployment, type Jurisdiction, type Region } from '#topology';
import { deployment } from './data-fixture';

export const kinds = ['production', 'demo'] as const;
export type Kind = (typeof kinds)[number];

export const regionNames = ['eu-north-1', 'eu-south-2', 'eu-central-1'] as const;

const hostedZoneId = 'Z0123456789ABCDEFGHIJ';

/** What a test may vary; production has a domain and public clients, the demo neither. */
export interface Wishes {
  readonly clientCidrs: readonly string[];
}

const wishesOf: Readonly<Record<Kind, Wishes>> = {
  production: { clientCidrs: ['203.0.113.0/24', '198.51.100.0/24'] },
  demo: { clientCidrs: [] },
};

const cidrs = new Map<string, string>(regionNames.map((name, index) => [name, `10.${10 + index}.0.0/16`]));
const cidrOf = (name: string) => get(cidrs, name);
const accountOf = (kind: Kind) => (kind === 'production' ? '111122223333' : accountPlaceholder);

/** One Region as Network and Link see it. */
export function networkRegion(kind: Kind, name: string, { clientCidrs }: Wishes = wishesOf[kind]): Region {
  const prefix = `${kind}-${name}`;
  const secure = kind === 'production';
  const zone = secure ? 'eu.example.com' : 'eu.meridian.internal';
  const [block] = cidrOf(name).split('.0.0/16');
  const balancer = (scheme: 'internal' | 'internet-facing', allowedCidrs: readonly string[]) => ({
    name: `${kind}-${scheme}`,
    scheme,
    listener: secure ? { port: 443, protocol: 'TLS' } : { port: 80, protocol: 'TCP' },
    targetGroup: {
      name: `${kind}-${scheme}`,
      port: secure ? 8443 : 8080,
      protocol: secure ? 'TLS' : 'TCP',
      proxyProtocolV2: true,
      healthCheck: {
        port: secure ? 8443 : 8080,
        protocol: secure ? 'HTTPS' : 'HTTP',
        path: '/ready',
        intervalSeconds: 10,
      },
      deregistrationDelaySeconds: 120,
    },
    allowedCidrs,
  });
  const data = {
    name,
    jurisdiction: 'eu',
    account: accountOf(kind),
    cluster: { nodeProvisioner: { discoveryTag: { key: 'karpenter.sh/discovery', value: prefix } } },
    network: {
      vpcName: prefix,
      cidr: cidrOf(name),
      zones: ['a', 'b', 'c'].map((letter, index) => ({
        name: `${name}${letter}`,
        privateCidr: `${block}.${64 * index}.0/18`,
        publicCidr: `${block}.${192 + 4 * index}.0/22`,
        natGateway: secure || index === 0,
        natZone: secure ? `${name}${letter}` : `${name}a`,
      })),
      gatewayEndpoints: ['s3', 'dynamodb'],
      interfaceEndpoints: secure ? ['ecr.api', 'ecr.dkr', 'eks-auth', 'kms', 'sts'] : [],
      flowLog: { logGroupName: `/meridian/${kind}/${name}/flow`, retentionDays: 90, roleName: `${prefix}-flow-log` },
      privateZone: { domain: zone, host: `${name}.${zone}` },
      certificate: secure
        ? { domainName: 'eu.api.example.com', alternativeNames: [`${name}.${zone}`], hostedZoneId }
        : null,
      loadBalancers: [
        balancer('internal', regionNames.map(cidrOf)),
        ...(clientCidrs.length === 0 ? [] : [balancer('internet-facing', clientCidrs)]),
      ],
      edgeRecord: secure
        ? {
            hostedZoneId,
            zoneName: 'example.com',
            name: 'eu.api.example.com',
            loadBalancer: `${kind}-${clientCidrs.length === 0 ? 'internal' : 'internet-facing'}`,
            healthCheck: {
              name: prefix,
              alarmName: `${prefix}-edge-unhealthy`,
              topicName: `${prefix}-critical`,
              runbook: 'docs/runbook.md#edge-unhealthy',
              minHealthyHosts: 2,
              periodSeconds: 60,
              evaluationPeriods: 3,
            },
          }
        : null,
    },
    peers: regionNames
      .filter((other) => other !== name)
      .map((other) => ({ region: other, cidr: cidrOf(other), host: `${other}.${zone}` })),
  };
  return data as unknown as Region;
}

export function accelerator(kind: Kind): Accelerator {
  return {
    name: `${kind}-eu`,
    port: 443,
    region: 'eu-north-1',
    record: { hostedZoneId, zoneName: 'example.com', name: 'eu.api.example.com' },
    endpointGroups: regionNames.map((region) => ({
      region,
      loadBalancer: `${kind}-internet-facing`,
      trafficDialPercent: 100,
    })),
  };
}

const keyIn = (region: string) => ({
  keyArn: `arn:aws:kms:${region}:111122223333:key/mrk-1`,
  keyId: 'mrk-1',
});

/** Networks of all Regions and what joins them, placed as the app places them. */
export class NetworkWorld {
  readonly app = new App({ postCliContext: appContext });
  readonly regions: readonly Region[];
  readonly networks: ReadonlyMap<string, NetworkStack>;
  readonly deployment: Deployment;
  private readonly stage: Stage;
  private readonly scopes: ReadonlyMap<string, Construct>;

  /** @param changed a Region that takes the place of the fixture's of the same name */
  constructor(
    readonly kind: Kind,
    wishes?: Wishes,
    changed?: Region,
  ) {
    this.deployment = deployment(kind);
    this.stage = new Stage(this.app, kind);
    this.regions = regionNames.map((name) => (name === changed?.name ? changed : networkRegion(kind, name, wishes)));
    this.scopes = new Map(this.regions.map(({ name }) => [name, new Construct(this.stage, name)]));
    this.networks = new Map(
      this.regions.map((region) => {
        const props = { deployment: this.deployment, region, key: keyIn(region.name) };
        return [region.name, new NetworkStack(this.scope(region.name), 'Network', props)];
      }),
    );
  }

  template(region: string): Template {
    return Template.fromStack(this.network(region));
  }

  network(region: string): NetworkStack {
    return get(this.networks, region);
  }

  link(from: string, to: string, requester: LinkStack | null): LinkStack {
    const region = this.regions.find(({ name }) => name === from);
    const peer = region?.peers.find((other) => other.region === to);
    if (region === undefined || peer === undefined) throw new Error(`no link from ${from} to ${to}`);
    return new LinkStack(this.scope(from), `Link-${to}`, {
      deployment: this.deployment,
      region,
      network: this.network(from),
      peer,
      peerNetwork: this.network(to),
      requester,
    });
  }

  accelerator(accelerator: Accelerator): AcceleratorStack {
    return new AcceleratorStack(new Construct(this.stage, 'eu'), 'Accelerator', {
      deployment: this.deployment,
      jurisdiction: { name: 'eu', account: accountOf(this.kind) } as Jurisdiction,
      accelerator,
      networks: this.networks,
    });
  }

  private scope(region: string): Construct {
    return get(this.scopes, region);
  }
}

function get<T>(map: ReadonlyMap<string, T>, name: string): T {
  const found = map.get(name);
  if (found === undefined) throw new Error(`nothing for ${name}`);
  return found;
}
