import type { JurisdictionContext } from './region-context';

/** Top-level domain of names that no public resolver knows (ICANN reserved `internal` for private use in 2024). */
const privateDomain = 'meridian.internal';

/** Host name of the jurisdiction's API; null without a domain. */
export function hostnameOf({ blueprint, name, jurisdiction }: JurisdictionContext): string | null {
  if (jurisdiction.hostname !== null) return jurisdiction.hostname;
  return blueprint.domain === null ? null : `${name}.api.${blueprint.domain.name}`;
}

/**
 * Private zone in which the Regions of a jurisdiction find each other. It lies below the API's host name, so that it hides no
 * public name from the VPCs, and one public zone validates the certificates of both.
 */
export function peerZone(context: JurisdictionContext): string {
  const hostname = hostnameOf(context);
  return hostname === null ? `${context.name}.${privateDomain}` : `peer.${hostname}`;
}
