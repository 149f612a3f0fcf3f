import type { Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Jurisdiction, Link, Region, Topology } from '#topology';
import { AcceleratorStack } from './accelerator-stack';
import { KeysStack } from './keys-stack';
import { LinkStack } from './link-stack';
import type { Manifest } from './manifest';
import { RegionStacks } from './region-stacks';
import type { RegionalKeys } from './regional-key';
import { ReplicaKeysStack } from './replica-keys-stack';
import { TablesStack } from './tables-stack';

export interface JurisdictionStacksProps {
  readonly topology: Topology;
  readonly jurisdiction: Jurisdiction;
  /** What is applied to the cluster of each Region, by the Region's name. */
  readonly manifests: Readonly<Record<string, readonly Manifest[]>>;
}

/** The stacks of one jurisdiction: those of each Region, and those that join the Regions. */
export class JurisdictionStacks extends Construct {
  private readonly props: JurisdictionStacksProps;
  private readonly replicaKeys: ReplicaKeysStack[] = [];
  private readonly regions: ReadonlyMap<string, RegionStacks>;

  constructor(stage: Stage, props: JurisdictionStacksProps) {
    const { topology, jurisdiction } = props;
    const { deployment } = topology;
    super(stage, jurisdiction.name);
    this.props = props;
    const { primaries } = new KeysStack(this, 'Keys', { deployment, jurisdiction });
    this.regions = new Map(
      jurisdiction.regions.map((region) => [region.name, this.addRegion(stage, region, primaries)]),
    );
    new TablesStack(this, 'Tables', { deployment, jurisdiction, key: primaries.key, replicaKeys: this.replicaKeys });
    for (const region of this.regions.values()) this.orderReplication(region);
    for (const link of jurisdiction.links) this.link(link);
    this.addAccelerator();
  }

  private addRegion(stage: Stage, region: Region, primaries: RegionalKeys): RegionStacks {
    const { topology, jurisdiction, manifests } = this.props;
    const place = new Construct(stage, region.name);
    const isPrimary = region.name === jurisdiction.key.primaryRegion;
    const keys = isPrimary ? primaries : this.replicateKeys(place, region, primaries);
    return new RegionStacks(place, { topology, region, keys, manifests: manifests[region.name] ?? [] });
  }

  private replicateKeys(place: Construct, region: Region, primaries: RegionalKeys): RegionalKeys {
    const { topology, jurisdiction } = this.props;
    const { deployment } = topology;
    const stack = new ReplicaKeysStack(place, 'ReplicaKeys', { deployment, jurisdiction, region, primaries });
    this.replicaKeys.push(stack);
    return stack;
  }

  /** S3 refuses a replication rule whose destination does not exist: an order, without a reference. */
  private orderReplication({ region, data }: RegionStacks): void {
    for (const { replicas } of region.stores.buckets) {
      for (const replica of replicas) {
        data.addStackDependency(
          this.stacksOf(replica.region).data,
          'buckets exist before objects are copied into them',
        );
      }
    }
  }

  private link({ requester, accepter }: Link): void {
    const asking = this.addLink(requester, accepter, null);
    this.addLink(accepter, requester, asking);
  }

  private addLink(from: string, to: string, requester: LinkStack | null): LinkStack {
    const here = this.stacksOf(from);
    const there = this.stacksOf(to);
    const peer = here.region.peers.find(({ region }) => region === to);
    if (peer === undefined) throw new Error(`${here.place.node.path}: link to "${to}", which is no peer`);
    return new LinkStack(here.place, `Link-${to}`, {
      deployment: this.props.topology.deployment,
      region: here.region,
      network: here.network,
      peer,
      peerNetwork: there.network,
      requester,
    });
  }

  private addAccelerator(): void {
    const { topology, jurisdiction } = this.props;
    const { accelerator } = jurisdiction;
    if (accelerator === null) return;
    new AcceleratorStack(this, 'Accelerator', {
      deployment: topology.deployment,
      jurisdiction,
      accelerator,
      networks: new Map([...this.regions].map(([name, { network }]) => [name, network])),
    });
  }

  private stacksOf(region: string): RegionStacks {
    const stacks = this.regions.get(region);
    if (stacks === undefined) {
      throw new Error(`${this.node.path}: no Region "${region}"; have: ${[...this.regions.keys()].join(', ')}`);
    }
    return stacks;
  }
}
