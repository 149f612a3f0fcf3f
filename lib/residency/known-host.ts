import { issuerFields } from './authorizer-texts';

/** A host outside of a deployment that its files may name. */
export interface KnownHost {
  /** Lower case. */
  readonly host: string;
  readonly use: HostUse;
  /** What it comes to know or hands over, in one line. */
  readonly carries: string;
}

/**
 * What a host is there for, and so where it may stand. `image`: a registry. `source`: what Argo CD and Helm read, charts and
 * manifests. `issuer`: who signs tokens. `link`: a page that people open. `name`: no host at all, but text that looks like one.
 */
export type HostUse = 'image' | 'source' | 'issuer' | 'link' | 'name';

/** Properties at which a host of each use may stand. A registry in the place of an exporter's address is no registry. */
const places: Readonly<Record<Exclude<HostUse, 'name'>, RegExp>> = {
  image: /(?:^|\.)(?:image|images\.\d+|\w*repository|\w*registry|imageuri|hub)$/i,
  source: /(?:^|\.)(?:repourl|repository|sourcerepos\.\d+|chart)$/i,
  issuer: /(?:^|\.)jwt\./,
  link: /(?:^|\.)annotations\./,
};

/**
 * Whether a host may stand at a property.
 *
 * @param isBare whether it stands there as a mere name, neither as a URL nor as an address
 */
export function mayStand({ use }: KnownHost, property: string, isBare: boolean): boolean {
  if (use === 'issuer' && issuerFields.test(property)) return true;
  return use === 'name' ? isBare : places[use].test(property);
}
