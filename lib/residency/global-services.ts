import { type PlacedResource, valueAt } from '#evidence';
import type { GlobalService } from './global-service';

/** A global service with how to tell that a resource uses it. */
export interface KnownGlobalService extends Omit<GlobalService, 'resources'> {
  readonly isUsedBy: (resource: PlacedResource) => boolean;
}

/**
 * The exceptions of the proof. Where control planes lie: "Global services" of the whitepaper AWS Fault Isolation Boundaries, and
 * the page on Regions of the Global Accelerator guide; key material: "Multi-Region keys" of the KMS guide (all read 2026-11).
 */
export const globalServices: readonly KnownGlobalService[] = [
  {
    service: 'IAM',
    place: 'us-east-1; its data plane is copied to every Region of the partition',
    carries: 'names, descriptions, trust and permissions of roles, with the names and ARNs of what they may use',
    isUsedBy: ({ type }) => type.startsWith('AWS::IAM::'),
  },
  {
    service: 'Route 53',
    place: 'us-east-1; names are answered at edge locations everywhere',
    carries:
      'host names, names of load balancers, ids of networks and names of alarms; whoever asks shows its resolver’s address',
    isUsedBy: ({ type }) => type.startsWith('AWS::Route53::'),
  },
  {
    service: 'Global Accelerator',
    place: 'us-west-2; connections enter at the edge location next to the client',
    carries:
      'names and ARNs of load balancers, addresses of clients; connections pass through encrypted, TLS ends in the Region',
    isUsedBy: ({ type }) => type.startsWith('AWS::GlobalAccelerator::'),
  },
  {
    service: 'Organizations',
    place: 'us-east-1, in the account that manages the organization',
    carries: 'names of jurisdictions, their accounts and Regions',
    isUsedBy: ({ type }) => type.startsWith('AWS::Organizations::'),
  },
  {
    service: 'KMS multi-Region keys',
    place: 'the Regions of the key alone',
    carries:
      'key material and key id from the primary to its replicas, inside of the jurisdiction; no Region besides knows of them',
    isUsedBy: ({ type, properties }) =>
      type === 'AWS::KMS::ReplicaKey' || (type === 'AWS::KMS::Key' && properties.MultiRegion === true),
  },
  {
    service: 'S3 bucket names and settings',
    place: 'one name space for the partition; changes of settings depend on us-east-1',
    carries:
      'names of buckets, with deployment, Region and account in them, and their settings; no object and no key of one',
    isUsedBy: ({ type }) => type === 'AWS::S3::Bucket' || type === 'AWS::S3::BucketPolicy',
  },
  {
    service: 'Certificate transparency logs',
    place: 'public, of several operators worldwide',
    carries: 'host names of certificates, those of peers too',
    isUsedBy: ({ type, properties }) =>
      type === 'AWS::CertificateManager::Certificate' &&
      properties.CertificateTransparencyLoggingPreference !== 'DISABLED',
  },
  {
    service: 'CloudTrail',
    place: 'calls are recorded in the Region of the call, those to IAM, STS and other global services in us-east-1',
    carries:
      'who called what, when and from which address, with the parameters of the call; no data events unless a trail asks for them',
    isUsedBy: ({ type, properties }) =>
      type === 'AWS::Events::Rule' &&
      JSON.stringify(valueAt(properties, 'EventPattern', 'detail-type') ?? '').includes('via CloudTrail'),
  },
  {
    service: 'AWS Health',
    place: 'events of a Region arrive there, those of global services in us-east-1',
    carries: 'ids of resources that an event of AWS affects',
    isUsedBy: ({ type, properties }) =>
      type === 'AWS::Events::Rule' &&
      JSON.stringify(valueAt(properties, 'EventPattern', 'source') ?? '').includes('aws.health'),
  },
];
