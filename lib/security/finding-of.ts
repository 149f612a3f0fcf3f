import { type Finding, fault, type Location } from '#evidence';

/** What is wrong in one place, and how it is mended. */
export interface Fault extends Pick<Finding, 'message' | 'mend'> {
  readonly at: Location;
}

/** The finding of a rule about one place: an error, and nothing that moves. */
export function findingOf(rule: string, { at, message, mend }: Fault): Finding {
  return fault({ rule, at, message, mend });
}
