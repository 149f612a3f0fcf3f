/**
 * Where the stateful resources of a deployment stand: a refactoring that gives one another stack or logical id, or changes what it
 * cannot keep its data with, would replace it and leave its data behind.
 */
export interface StateLock {
  readonly version: typeof stateLockVersion;
  /** By path of the stack (`production/eu/Tables`), then by logical id. */
  readonly stacks: Readonly<Record<string, Readonly<Record<string, LockedResource>>>>;
}

export interface LockedResource {
  /** `AWS::DynamoDB::GlobalTable` */
  readonly type: string;
  /** Properties whose change would replace it (`StatefulType.replacing`), as they are; those that it does not set are left out. */
  readonly fixed: Readonly<Record<string, unknown>>;
}

/** Version of the form of a lock; it rises when a field changes its meaning. */
export const stateLockVersion = 1;
