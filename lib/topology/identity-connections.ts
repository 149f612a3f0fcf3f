import { type Connection, httpsPort, tcp } from './connection';
import type { FlowPeer } from './flow';
import { awsServices, podIdentityAgent, podsOf } from './flow-ends';
import type { Identity, Permission } from './identity';
import type { Network } from './network';

/** Services that a permission leads to, as interface endpoints name them. */
const services: Readonly<Record<Permission['kind'], readonly string[]>> = {
  'read-objects': ['s3'],
  'write-objects': ['s3'],
  'read-table': ['dynamodb'],
  'write-table': ['dynamodb'],
  'send-messages': ['sqs'],
  'receive-messages': ['sqs'],
  'read-queue-depth': ['sqs'],
  'put-records': ['kinesis-streams'],
  'read-secrets': ['secretsmanager'],
  'read-parameters': ['ssm'],
  'publish-messages': ['sns'],
  'write-log': ['logs'],
  'write-traces': ['xray'],
  'use-key': ['kms'],
  'generate-mac': ['kms'],
  'write-metrics': ['aps-workspaces'],
  'query-metrics': ['aps-workspaces'],
  // IAM and prices are in us-east-1 alone
  'provision-nodes': ['ec2', 'eks', 'iam', 'pricing', 'sqs', 'ssm'],
  'bind-targets': ['ec2', 'elasticloadbalancing'],
  'manage-volumes': ['ec2'],
  'manage-pod-addresses': ['ec2'],
};

/** What pods with a role need of the network: what its permissions lead to, and the credentials themselves. */
export function identityConnections(network: Network, identity: Identity, from?: FlowPeer): Connection[] {
  const { name, namespace, permissions } = identity;
  const called = [...new Set(permissions.flatMap(({ kind }) => services[kind]))].sort();
  const pods = from ?? podsOf(namespace);
  return [
    {
      name: `${name}-aws`,
      from: pods,
      to: awsServices(network, called),
      ports: tcp(httpsPort),
      reason: `Calls ${called.join(', ')}. Services without an endpoint in the VPC have no fixed addresses; the role says what may be done there.`,
    },
    credentials(name, pods),
  ];
}

function credentials(name: string, from: FlowPeer): Connection {
  return {
    name: `${name}-credentials`,
    from,
    to: podIdentityAgent.end,
    ports: tcp(podIdentityAgent.port),
    reason: 'Credentials of the role, from the Pod Identity agent on the node.',
  };
}
