import { aws_organizations as organizations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Governance } from '#topology';
import { MeridianStack } from './meridian-stack';
import { serviceControlPolicy } from './service-control-policy';

export interface GovernanceStackProps {
  readonly deployment: Deployment;
  readonly governance: Governance;
}

/** The service control policies of all jurisdictions, in the account that manages the organization's policies. */
export class GovernanceStack extends MeridianStack {
  constructor(scope: Construct, id: string, props: GovernanceStackProps) {
    const { deployment, governance } = props;
    super(scope, id, {
      deployment,
      place: { account: governance.account, region: governance.region, zones: [] },
      description: `Service control policies of the organization ${governance.organizationId}`,
      stateful: false,
    });
    for (const policy of governance.policies) {
      new organizations.CfnPolicy(this, `Policy-${policy.jurisdiction}`, {
        name: policy.name,
        description: policy.description,
        type: 'SERVICE_CONTROL_POLICY',
        targetIds: [...policy.targets],
        content: serviceControlPolicy(policy),
      });
    }
  }
}
