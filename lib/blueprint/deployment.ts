import { z } from 'zod';
import { account, cidr, domainName, hostedZoneId, nameOf, secretName } from './fields';

/** Name of the deployment; it begins the name of everything that is made. 1-16 characters. */
export const deploymentName = nameOf('a deployment name', 16);

/**
 * `production`: stateful things outlive their stack and are protected. `demo`: everything can be destroyed.
 */
export const deploymentKind = z.enum(['production', 'demo']);

/** Public domain under which the API's host names stand, and its hosted zone. Without one there is no TLS at the edge. */
export const domain = z.strictObject({
  name: domainName,
  /** Route 53 hosted zone of the domain; its records are made there. */
  hostedZoneId,
});

/** AWS organization, for the service control policies of Governance. */
export const organization = z.strictObject({
  id: z.string().regex(/^o-[a-z0-9]{10,32}$/, 'an organization id such as o-a1b2c3d4e5'),
  /** Management account, or the delegated administrator of policies. */
  account,
});

/** Who may administer the clusters, and from where. */
export const access = z.strictObject({
  /** ARNs of IAM roles or users with cluster administration. @default none: only the deployment itself */
  administrators: z
    .array(
      z
        .string()
        .regex(
          /^arn:aws:iam::(?:\d{12}|ACCOUNT_ID):(?:role|user)\/[\w+=,.@/-]{1,512}$/,
          'the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/platform',
        ),
    )
    .default([]),
  /** Networks that may reach the clusters' API endpoints. @default none: the endpoints are private */
  clusterEndpointCidrs: z.array(cidr).default([]),
});

/** Git repository from which Argo CD reads the rendered manifests; needed by the delivery `gitops`. */
export const repository = z.strictObject({
  url: z
    .string()
    .regex(/^(?:https:\/\/|ssh:\/\/|git@)[^\s]+$/, 'a Git URL such as https://git.example.com/platform/meridian.git'),
  /** Branch, tag or commit. @default main */
  revision: z.string().min(1).default('main'),
  /** Folder that holds what `meridian render` writes. @default dist */
  path: z.string().min(1).default('dist'),
});

/** Reference of an image with an exact tag or digest. */
export const imageReference = z
  .string()
  .regex(/^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+|@sha256:[0-9a-f]{64})$/, 'an image reference with a tag or digest')
  .refine((reference) => !reference.endsWith(':latest'), 'an exact tag, not latest');

/** Image of Meridian's own services: built from the repository at deploy time (delivery `kubectl` alone), or a reference with a tag or digest. */
export const serviceImage = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('build') }),
  z.strictObject({
    from: z.literal('registry'),
    reference: imageReference,
  }),
]);

/** Tags on everything that can carry them: key to value. */
export const tags = z.record(
  z.string().regex(/^(?!aws:)[\w .:/=+@-]{1,128}$/, 'a tag key of 1-128 characters that does not begin with aws:'),
  z.string().max(256),
);

/** How the manifests reach the clusters: applied by CDK, synced by Argo CD, or by a Pulumi program. */
export const delivery = z.enum(['kubectl', 'gitops', 'pulumi']);

/** Where alerts go: names of secrets that hold the address (pager, chat), never the address itself. */
export const alerts = z.strictObject({
  /** @default nobody is told */
  critical: secretName.nullable().default(null),
  /** @default nobody is told */
  warning: secretName.nullable().default(null),
});
