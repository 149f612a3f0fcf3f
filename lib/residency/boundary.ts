import type { KnownHost } from './known-host';

/** A jurisdiction as the blueprint draws it: all that the proof of residency takes on trust. */
export interface Boundary {
  readonly name: string;
  /** AWS account, twelve digits; null where the blueprint names none. */
  readonly account: string | null;
  readonly regions: readonly string[];
  /** Host name of its API; null without a domain. */
  readonly hostname: string | null;
  /** Networks of its VPCs. */
  readonly networks: readonly { readonly region: string; readonly cidr: string }[];
  /** Hosts outside of the deployment that the blueprint names: `namedHosts`. */
  readonly outsideHosts: readonly KnownHost[];
}
