import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Label, Network } from '#topology';
import type { NetworkStack } from './network-stack';

export interface ClusterSecurityGroupsProps {
  readonly clusterName: string;
  readonly network: Network;
  readonly networkStack: NetworkStack;
  /** Tag by which Karpenter finds the groups of its nodes. */
  readonly discoveryTag: Label;
}

/** First port that a container without privileges can listen on: kubelets, webhooks and metrics APIs do. */
const firstUnprivilegedPort = 1024;
const lastPort = 65_535;
const httpsPort = 443;

interface Rule {
  readonly from: string;
  readonly ports: readonly [number, number] | 'all';
  readonly description: string;
}

/**
 * Security groups of the control plane's interfaces and of all nodes. The one that EKS makes by itself cannot carry our
 * tag, so nodes wear ours: system nodes by their launch template, Karpenter's by the tag.
 *
 * Nodes wear two, always together: `members` says who they are and lets nothing in, `nodes` says who may reach them,
 * the members among them. So every rule stands inside its group and no group is ever without its rules; a group that
 * lets itself in would need a rule outside it.
 */
export class ClusterSecurityGroups extends Construct {
  /** Of the control plane's interfaces. */
  readonly controlPlane: ec2.ISecurityGroup;
  /** For whatever calls the Kubernetes API and is no node: the functions of Workloads, an operator's bastion. */
  readonly apiClients: ec2.ISecurityGroup;
  /** Ids of the groups that every node wears. */
  readonly nodeGroupIds: readonly string[];

  constructor(scope: Construct, id: string, props: ClusterSecurityGroupsProps) {
    super(scope, id);
    const { clusterName, discoveryTag } = props;
    const { vpcId } = props.networkStack.vpc;
    const group = (name: string, description: string, part: { readonly rules?: Rule[]; readonly tags?: Label[] }) =>
      new ec2.CfnSecurityGroup(this, name, {
        vpcId,
        groupDescription: `${description} of ${clusterName}`,
        securityGroupIngress: (part.rules ?? []).map(ingress),
        securityGroupEgress: [{ cidrIp: '0.0.0.0/0', ipProtocol: '-1', description: 'Anywhere' }],
        tags: [{ key: 'Name', value: `${clusterName}-${name}` }, ...(part.tags ?? [])],
      }).attrGroupId;

    const members = group('Members', 'Nodes and pods', { tags: [discoveryTag] });
    const apiClients = group('ApiClients', 'Callers of the Kubernetes API', {});
    const controlPlane = group('ControlPlane', 'Control plane', {
      rules: [
        { from: members, ports: [httpsPort, httpsPort], description: 'Nodes and pods' },
        { from: apiClients, ports: [httpsPort, httpsPort], description: 'Callers that are no nodes' },
      ],
    });
    const nodes = group('Nodes', 'What reaches nodes and pods', {
      tags: [discoveryTag],
      rules: [
        { from: members, ports: 'all', description: 'Pods reach pods; network policies say which' },
        { from: controlPlane, ports: [httpsPort, httpsPort], description: 'Webhooks' },
        {
          from: controlPlane,
          ports: [firstUnprivilegedPort, lastPort],
          description: 'Kubelets, webhooks, metrics APIs',
        },
        ...loadBalancerRules(props),
      ],
    });
    this.nodeGroupIds = [members, nodes];
    this.controlPlane = ec2.SecurityGroup.fromSecurityGroupId(this, 'ControlPlaneGroup', controlPlane);
    this.apiClients = ec2.SecurityGroup.fromSecurityGroupId(this, 'ApiClientsGroup', apiClients);
  }
}

/** Load balancers reach Envoy's pods on the port of the target group and on that of its health check. */
function loadBalancerRules({ network, networkStack }: ClusterSecurityGroupsProps): Rule[] {
  return network.loadBalancers.flatMap(({ name, targetGroup }) =>
    [...new Set([targetGroup.port, targetGroup.healthCheck.port])].map((port) => ({
      from: networkStack.loadBalancer(name).securityGroup.securityGroupId,
      ports: [port, port] as const,
      description: `Load balancer ${name}`,
    })),
  );
}

function ingress({ from, ports, description }: Rule): ec2.CfnSecurityGroup.IngressProperty {
  const rule = { sourceSecurityGroupId: from, description };
  if (ports === 'all') return { ...rule, ipProtocol: '-1' };
  const [fromPort, toPort] = ports;
  return { ...rule, ipProtocol: 'tcp', fromPort, toPort };
}
