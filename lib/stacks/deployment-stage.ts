import { Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Topology } from '#topology';
import { GovernanceStack } from './governance-stack';
import { JurisdictionStacks } from './jurisdiction-stacks';
import type { Manifest } from './manifest';

/** What is applied to the cluster of each Region under the delivery `kubectl`, in order, by the Region's name. */
export type RegionManifests = Readonly<Record<string, readonly Manifest[]>>;

export interface DeploymentStageProps {
  readonly manifests: RegionManifests;
}

/** All stacks of one deployment, each under its place: `production/eu/Keys`, `production/eu-south-2/Network`. */
export class DeploymentStage extends Stage {
  constructor(scope: Construct, topology: Topology, props: DeploymentStageProps) {
    const { deployment, governance, jurisdictions } = topology;
    super(scope, deployment.name);
    if (governance !== null) new GovernanceStack(this, 'Governance', { deployment, governance });
    for (const jurisdiction of jurisdictions) {
      new JurisdictionStacks(this, { topology, jurisdiction, manifests: props.manifests });
    }
  }
}
