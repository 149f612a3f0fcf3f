import type { Stack } from 'aws-cdk-lib';

/** Policy of an interface endpoint: whoever calls belongs to the account. The service's own rules say what they may do. */
export function interfaceEndpointPolicy({ account }: Stack): object {
  return document({
    Sid: 'OwnPrincipals',
    Effect: 'Allow',
    Principal: '*',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
  });
}

/**
 * Policy of a gateway endpoint: the account's principals reach the account's data and nobody else's, so that nothing can
 * be carried out through it with foreign credentials. What must work besides, and is not the account's, is listed.
 */
export function gatewayEndpointPolicy(stack: Stack, service: 's3' | 'dynamodb'): object {
  const { account } = stack;
  const ownData = {
    Sid: 'OwnPrincipalsOwnData',
    Effect: 'Allow',
    Principal: '*',
    Action: `${service}:*`,
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
  };
  return service === 's3' ? document(ownData, publicImages(stack), deploymentAnswers(stack)) : document(ownData);
}

/**
 * Buckets in which registries keep the layers of their images, and to which they send a client that calls from their own
 * Region, with a signed link or none: those of ECR, of registry.k8s.io (kubernetes/registry.k8s.io), and of quay.io,
 * which is in us-east-1 (what they write about firewalls, 2026-11).
 */
function publicImages(stack: Stack): object {
  const buckets = [
    `prod-${stack.region}-starport-layer-bucket`,
    `prod-registry-k8s-io-${stack.region}`,
    'quayio-production-s3',
  ];
  return {
    Sid: 'PublicImages',
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: buckets.map((bucket) => objectsIn(stack, bucket)),
  };
}

/**
 * Where the functions that apply manifests tell CloudFormation that they are done, by a link that it has signed. Without
 * it every such resource waits for an hour and fails. The Region stands in the name without its dashes.
 */
function deploymentAnswers(stack: Stack): object {
  return {
    Sid: 'DeploymentAnswers',
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: objectsIn(stack, `cloudformation-custom-resource-response-${stack.region.replaceAll('-', '')}`),
  };
}

function objectsIn({ partition }: Stack, bucket: string): string {
  return `arn:${partition}:s3:::${bucket}/*`;
}

function document(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}
