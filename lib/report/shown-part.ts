/** What `show --only` can be asked for, in the order in which it is shown. */
export const showSubjects = [
  'deployment',
  'jurisdictions',
  'regions',
  'network',
  'cluster',
  'pools',
  'nodes',
  'scaling',
  'routes',
  'tiers',
  'stores',
  'retention',
  'failover',
  'components',
] as const;

export type ShowSubject = (typeof showSubjects)[number];

/** What of a Topology is shown. */
export interface ShownPart {
  /** Names of Regions; none: every one. */
  readonly regions: readonly string[];
  /** None: everything. */
  readonly subjects: readonly ShowSubject[];
}

/** All of it. */
export const wholeTopology: ShownPart = { regions: [], subjects: [] };
