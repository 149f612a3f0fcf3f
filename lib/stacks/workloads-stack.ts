import { Duration, aws_eks_v2 as eks } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Component, type Deployment, installationSteps, installTimeoutSeconds, type Region } from '#topology';
import { accountInPlace } from './account-in-place';
import { appliedBytes, maxAppliedBytes, pruneLabelBytes } from './applied-size';
import type { ClusterStack } from './cluster-stack';
import { Deployer } from './deployer';
import type { Manifest } from './manifest';
import { MeridianStack } from './meridian-stack';
import type { NetworkStack } from './network-stack';
import type { RegionalKey } from './regional-key';
import { namesServicesImage, ServicesImage } from './services-image';

export interface WorkloadsStackProps {
  readonly deployment: Deployment;
  readonly region: Region;
  readonly network: NetworkStack;
  readonly cluster: ClusterStack;
  /** The jurisdiction's key in this Region: it encrypts the functions' log. */
  readonly key: RegionalKey;
  /** Those of one place in the order in which they are applied; those of namespaces hold nothing else and come first. */
  readonly manifests: readonly Manifest[];
}

const installTimeout = Duration.seconds(installTimeoutSeconds);

/**
 * What runs in the cluster of one Region under the delivery `kubectl`: manifests and third-party components by their places in
 * one order, namespaces first. CloudFormation removes it the other way round, so what a controller must clean up (nodes,
 * target groups, Envoys) goes while the controller still runs. A stack of its own, so that a manifest that the cluster refuses
 * does not roll the cluster back.
 */
export class WorkloadsStack extends MeridianStack {
  constructor(scope: Construct, id: string, props: WorkloadsStackProps) {
    const { deployment, region, network, cluster } = props;
    super(scope, id, {
      deployment,
      place: { account: region.account, region: region.name, zones: region.network.zones.map(({ name }) => name) },
      description: `Meridian ${deployment.name}: workloads of ${region.name}`,
      // the log of what it applied outlives it
      stateful: true,
    });
    this.addStackDependency(cluster, 'nodes, add-ons and identities stand before pods');
    const deployer = new Deployer(this, 'Deployer', {
      clusterName: region.cluster.name,
      vpc: network.vpc.vpc,
      securityGroup: cluster.securityGroups.apiClients,
      log: region.cluster.deployerLog,
      state: deployment.state,
      keyArn: props.key.keyArn,
    });

    // kubectl fails on a file without objects.
    const manifests = this.withImage(props.manifests.filter(({ objects }) => objects.length > 0));
    const steps = installationSteps(region.components, manifests).flatMap((step) => [
      ...step.manifests.map((manifest) => [this.apply(manifest, deployer)]),
      step.components.map((component) => this.install(component, deployer)),
    ]);
    chain([[deployer.access], ...steps.filter((step) => step.length > 0)]);
  }

  /** The image of the services is built for a stack that applies something made of it. */
  private withImage(manifests: readonly Manifest[]): readonly Manifest[] {
    if (!manifests.some(({ objects }) => namesServicesImage([...objects]))) return manifests;
    const image = new ServicesImage(this, 'ServicesImage');
    return manifests.map((manifest) => ({ ...manifest, objects: image.inPlace([...manifest.objects]) }));
  }

  private apply({ name, objects }: Pick<Manifest, 'name' | 'objects'>, { cluster }: Deployer): Construct {
    this.refuseMixedNamespaces({ name, objects });
    this.refuseOversize(`manifest "${name}"`, appliedBytes(objects) + objects.length * pruneLabelBytes);
    return new eks.KubernetesManifest(this, `Manifest-${name.replaceAll('/', '-')}`, {
      cluster,
      manifest: accountInPlace(objects, this).map((object) => ({ ...object })),
      // A second attempt after a lost answer finds what the first one made.
      overwrite: true,
      // An object that leaves a manifest leaves the cluster; kubectl prunes the kinds of Kubernetes itself only, so a
      // custom resource goes when its whole manifest goes.
      prune: true,
    });
  }

  private install(component: Component, { cluster }: Deployer): Construct {
    const { name, chart, repository, version, namespace } = component;
    this.refuseOversize(`component "${name}"`, appliedBytes(component.values));
    const isOci = repository.startsWith('oci://');
    return new eks.HelmChart(this, `Component-${name}`, {
      cluster,
      release: name,
      chart,
      // An index is named apart from the chart, a registry by the path of the chart in it.
      repository: isOci ? `${repository}/${chart}` : repository,
      version,
      namespace,
      // Helm would leave a namespace behind that it made.
      createNamespace: false,
      values: accountInPlace(component.values, this),
      wait: true,
      timeout: installTimeout,
    });
  }

  private refuseOversize(what: string, bytes: number): void {
    if (bytes > maxAppliedBytes) {
      throw new Error(
        `${this.node.path}: ${what} takes ${bytes} bytes to apply; allowed: at most ${maxAppliedBytes}; split it in two`,
      );
    }
  }

  /** A real API server refuses objects of a namespace that the same manifest only makes. */
  private refuseMixedNamespaces({ name, objects }: Pick<Manifest, 'name' | 'objects'>): void {
    const kinds = [...new Set(objects.map(({ kind }) => String(kind)))];
    if (kinds.length > 1 && kinds.includes('Namespace')) {
      throw new Error(
        `${this.node.path}: manifest "${name}" holds ${kinds.join(', ')}; allowed: Namespace in a manifest of its own`,
      );
    }
  }
}

/** Each step waits for the whole step before it. */
function chain(steps: readonly (readonly Construct[])[]): void {
  steps.slice(1).forEach((step, index) => {
    for (const construct of step) construct.node.addDependency(...(steps[index] ?? []));
  });
}
