import fc from 'fast-check';

/** Place in a list whose length is known only when the blueprint is made: see `pick`. The first entry is the simplest. */
const place = fc.nat({ max: 9999 });

/** One time in four. */
const rarely = fc.constantFrom(false, false, false, true);

const jurisdictionChoices = fc.record({
  legalSet: place,
  firstRegion: place,
  regions: fc.constantFrom(1, 2, 2, 3),
  name: place,
  firstZone: place,
  edge: place,
  clients: place,
  hostname: place,
  ownZone: fc.boolean(),
});

const modelChoices = fc.record({
  kind: place,
  name: place,
  firstType: place,
  /** Bit by bit: in which of the jurisdictions that have machines for it. */
  served: fc.integer({ min: 1, max: 7 }),
  burst: fc.boolean(),
  canary: rarely,
  fallback: fc.boolean(),
  ranked: fc.boolean(),
  alias: fc.boolean(),
  rate: place,
  shares: rarely,
  curve: rarely,
  loadTest: rarely,
});

const capacityChoices = fc.record({
  spotShare: fc.constantFrom(0.6, 0, 0.3, 1),
  headroomReplicas: fc.constantFrom(1, 0, 2),
  nodeLimit: rarely,
  override: rarely,
  reservation: rarely,
});

/** All that is random about a blueprint. Each choice alone may be anything: `blueprintOf` makes something sound of all of them. */
export const choices = fc.record({
  name: place,
  production: fc.boolean(),
  delivery: place,
  domain: place,
  organization: fc.boolean(),
  sharedAccount: rarely,
  noAccount: fc.boolean(),
  account: fc.nat({ max: 899_999_999 }),
  networks: fc.record({ family: place, first: place, prefix: fc.integer({ min: 16, max: 20 }) }),
  jurisdictions: fc.array(jurisdictionChoices, { minLength: 1, maxLength: 3 }),
  models: fc.array(modelChoices, { minLength: 1, maxLength: 5 }),
  capacity: capacityChoices,
  tiers: fc.integer({ min: 1, max: 3 }),
  safety: fc.boolean(),
  worker: fc.boolean(),
  gaie: fc.boolean(),
  tokenIssuers: fc.integer({ min: 0, max: 2 }),
  versions: fc.integer({ min: 1, max: 2 }),
  logBodies: fc.boolean(),
  retention: place,
  ownImage: fc.boolean(),
  administrators: fc.boolean(),
  endpointNetworks: rarely,
  alerts: place,
  tags: fc.boolean(),
});

export type Choices = typeof choices extends fc.Arbitrary<infer Drawn> ? Drawn : never;
export type JurisdictionChoices = Choices['jurisdictions'][number];
export type ModelChoices = Choices['models'][number];

/** The entry of a list that a choice stands for. */
export function pick<T>(list: readonly T[], choice: number): T {
  return list[choice % list.length] as T;
}

/** The same list, begun elsewhere. */
export function turned<T>(list: readonly T[], choice: number): readonly T[] {
  const first = list.length === 0 ? 0 : choice % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
