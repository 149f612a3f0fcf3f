import { type PlacedResource, resolveValue, type StackFile, valueAt } from '#evidence';
import { type Landmarks, resourceKey } from './landmarks';
import type { Place } from './place';
import { placeOf } from './place-of';

/** `${LogicalId}` or `${LogicalId.Attribute}`, as the inventory writes what only CloudFormation knows. */
const ofStack = /^\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\}$/;

/** `${stack@region:Output}`. */
const ofOtherStack = /^\$\{([^@{}]+)@([^:{}]+):([A-Za-z0-9]+)\}$/;

const arn = /^arn:[a-z-]+:([a-z0-9-]+):([a-z0-9-]*):(\d{12}|ACCOUNT_ID)?:(.+)$/s;

/** Bucket in which the CDK keeps assets, in every account and Region that it was bootstrapped for (CDK guide, bootstrapping). */
const assetBucket = /^cdk-[a-z0-9]+-assets-(\d{12}|ACCOUNT_ID)-([a-z]{2}(?:-[a-z]+)+-\d)$/;

/** Where a text stands that refers to something. */
export interface Standpoint {
  readonly stack: StackFile;
  readonly landmarks: Landmarks;
}

/**
 * The place that an ARN or a reference names: to a resource of the same stack, or to another stack's output. Null for one that
 * cannot be resolved: a resource or stack that is not there, an ARN without its Region, anything else.
 */
export function resolveReference(text: unknown, from: Standpoint): Place | null {
  const resource = referredResource(text, from);
  if (resource !== null) return placeOf(resource);
  return typeof text === 'string' ? placeOfArn(text, from) : null;
}

/** The resource that a reference names, in the same stack or through another's output; null for anything else. */
export function referredResource(text: unknown, { stack, landmarks }: Standpoint): PlacedResource | null {
  if (typeof text !== 'string' || !text.startsWith('${')) return null;
  const [, logicalId] = ofStack.exec(text) ?? [];
  if (logicalId !== undefined) return landmarks.resources.get(resourceKey(stack, logicalId)) ?? null;
  const [, name, region, output] = ofOtherStack.exec(text) ?? [];
  const other = landmarks.stacks.get(`${name}@${region}`);
  if (other === undefined || output === undefined) return null;
  const value = resolveValue(valueAt(other.template.Outputs, output, 'Value'), other);
  // An output that hands on another stack's would have to be followed; none does, and a loop must end.
  return ofStack.test(String(value)) ? referredResource(value, { stack: other, landmarks }) : null;
}

/** The place of a bucket, by its name or ARN, or by a reference to it; also of what may stand in its place, by its ARN. */
export function resolveBucket(text: unknown, from: Standpoint): Place | null {
  if (typeof text !== 'string' || /^(?:\$\{|arn:[a-z-]+:(?!s3:))/.test(text)) return resolveReference(text, from);
  const name = text.replace(/^arn:[a-z-]+:s3:::/, '').replace(/\/.*$/s, '');
  const [, account, region] = assetBucket.exec(name) ?? [];
  if (account !== undefined && region !== undefined) return { what: 'bucket', name, region, account };
  return from.landmarks.names.get(name)?.find(({ what }) => what === 'bucket') ?? null;
}

function placeOfArn(text: string, from: Standpoint): Place | null {
  const [, service, region, account, resource] = arn.exec(text) ?? [];
  if (service === undefined || resource === undefined) return null;
  if (service === 's3') return resolveBucket(text, from);
  const place = { what: service, name: resource, account: account ?? null };
  if (region !== undefined && region !== '') return { ...place, region };
  return globalServices.has(service) && account !== undefined ? { ...place, region: null } : null;
}

/** Services whose ARNs hold no Region (Service Authorization Reference, 2026-11). */
const globalServices: ReadonlySet<string> = new Set(['iam', 'route53', 'globalaccelerator', 'organizations', 'sts']);
