import type { Construct } from 'constructs';
import type { Region, Topology } from '#topology';
import { ClusterStack } from './cluster-stack';
import { DataStack } from './data-stack';
import type { Manifest } from './manifest';
import { NetworkStack } from './network-stack';
import { ObservabilityStack } from './observability-stack';
import type { RegionalKeys } from './regional-key';
import { WorkloadsStack } from './workloads-stack';

export interface RegionStacksProps {
  readonly topology: Topology;
  readonly region: Region;
  /** The jurisdiction's keys in this Region. */
  readonly keys: RegionalKeys;
  /** What is applied to the cluster, in order; of no effect unless the delivery is `kubectl`. */
  readonly manifests: readonly Manifest[];
}

/** The stacks of one Region that read nothing of another: they deploy, change and go while every other Region is down. */
export class RegionStacks {
  readonly region: Region;
  readonly network: NetworkStack;
  readonly data: DataStack;

  /** @param place the Region's scope, under which further stacks of it may stand */
  constructor(
    readonly place: Construct,
    props: RegionStacksProps,
  ) {
    const { region, keys, manifests } = props;
    const { key } = keys;
    const { deployment } = props.topology;
    this.region = region;
    this.network = new NetworkStack(place, 'Network', { deployment, region, key });
    const { network } = this;
    this.data = new DataStack(place, 'Data', { deployment, region, key, vpc: network.vpc });
    const cluster = new ClusterStack(place, 'Cluster', { deployment, region, network, key });
    new ObservabilityStack(place, 'Observability', { deployment, region, keys });
    if (deployment.delivery === 'kubectl') {
      new WorkloadsStack(place, 'Workloads', { deployment, region, network, cluster, key, manifests });
    }
  }
}
