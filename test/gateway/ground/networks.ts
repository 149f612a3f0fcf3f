import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { liesIn, nthAddress } from './addresses';
import type { Crossings, Host, Site } from './ground';
import type { GroundState } from './ground-state';
import { countersOf, ip, prepareNamespace, setStrict } from './ip-command';

/*
 * Each site is a network namespace that hands on between its hosts, a namespace each, and its links, one to each other site.
 * Nobody asks for a neighbour's address (ARP): every neighbour is written down, so that a link carries IP packets alone, and those that a program sent.
 * A site knows the networks of the others only: what is for elsewhere ends there, and crosses nothing.
 */

type Plan = Pick<GroundState, 'id' | 'networks'>;

/** Where `ip netns exec` finds the files of /etc that a namespace has of its own. */
const NAMESPACE_FILES = '/etc/netns';
/** Hosts begin here: AWS keeps the first addresses of a subnet. */
const FIRST_HOST = 10;
const LINK_HEADER_BYTES = 14;

/** Makes the sites and their links. `etc` is the folder with a site's own files of /etc. */
export function makeSites(plan: Plan, etc: (site: Site) => string): void {
  const sites = Object.keys(plan.networks);
  for (const site of sites) {
    const namespace = siteNamespace(plan, site);
    makeNamespace(namespace, etc(site));
    prepareNamespace(namespace, true, ['link set lo up', `address add ${gateway(plan, site)}/32 dev lo`]);
  }
  const pairs = sites.flatMap((site, index) => sites.slice(index + 1).map((other) => [site, other] as const));
  for (const [site, other] of pairs) {
    ip([
      `link add ${linkTo(plan, other)} netns ${siteNamespace(plan, site)} address ${hardwareAddress(plan, site)} type veth ` +
        `peer name ${linkTo(plan, site)} netns ${siteNamespace(plan, other)} address ${hardwareAddress(plan, other)}`,
    ]);
    connect(plan, site, other);
    connect(plan, other, site);
  }
}

/** How a host is attached to its site. */
export interface Attachment {
  /** Unique number of the host. */
  readonly number: number;
  /** Folder with its own files of /etc. */
  readonly etc: string;
  /** Networks beside the site's own from which it hears; undefined: all. */
  readonly hears: readonly string[] | undefined;
}

/** Makes a host's namespace, with one interface to its site. */
export function makeHost(plan: Plan, { name, site, address }: Host, { number, etc, hears }: Attachment): void {
  const [namespace, hub, router] = [hostNamespace(plan, name), siteNamespace(plan, site), gateway(plan, site)];
  makeNamespace(namespace, etc);
  const [near, far] = ['02:00:00:01', '02:00:00:02'].map(
    (start) => `${start}:${hexByte(Math.floor(number / 256))}:${hexByte(number % 256)}`,
  );
  ip([
    `link add host${number} netns ${hub} address ${far} type veth peer name eth0 netns ${namespace} address ${near}`,
  ]);
  prepareNamespace(namespace, false, [
    'link set lo up',
    `address add ${address}/32 dev eth0`,
    'link set eth0 up',
    `neighbour replace ${router} lladdr ${far} dev eth0 nud permanent`,
    ...(hears === undefined ? ['0.0.0.0/0'] : [...networksOf(plan, site), ...hears]).map(
      (network) => `route replace ${network} via ${router} dev eth0 onlink`,
    ),
  ]);
  // what comes from where no route leads is dropped
  if (hears !== undefined) setStrict(namespace);
  ip(
    [
      `link set host${number} up`,
      `neighbour replace ${address} lladdr ${near} dev host${number} nud permanent`,
      `route add ${address}/32 dev host${number}`,
    ],
    hub,
  );
}

/** The next address of a site that no host has. */
export function freeAddress({ networks, hosts }: GroundState, site: Site): string {
  const [network = ''] = networksOf({ networks }, site);
  const taken = new Set(Object.values(hosts).map(({ address }) => address));
  for (let count = FIRST_HOST; ; count += 1) {
    const address = nthAddress(network, count);
    if (!taken.has(address)) return address;
  }
}

/** @throws Error when a host cannot have that address at that site */
export function checkAddress({ networks, hosts }: GroundState, site: Site, address: string): void {
  const own = networksOf({ networks }, site);
  if (!liesIn(address, own)) throw new Error(`${address} lies in no network of site "${site}": ${own.join(', ')}`);
  const other = Object.values(hosts).find((host) => host.address === address);
  if (other !== undefined) throw new Error(`${address} is the address of host "${other.name}"`);
}

/** Drops what goes between a site and all others, on both ends, or lets it pass again. */
export function setCut(plan: Plan, site: Site, cut: boolean): void {
  const others = Object.keys(plan.networks).filter((other) => other !== site);
  for (const other of others) {
    ip(routes(plan, other, cut), siteNamespace(plan, site));
    ip(routes(plan, site, cut), siteNamespace(plan, other));
  }
}

/** What the links of a site have carried. */
export function crossings(plan: Plan, site: Site, other?: Site): Crossings {
  const counters = countersOf(siteNamespace(plan, site));
  const others = other === undefined ? Object.keys(plan.networks).filter((name) => name !== site) : [other];
  const links = others.map((name) => counters[linkTo(plan, name)]);
  const sum = (way: 'rx' | 'tx', of: 'packets' | 'bytes') =>
    links.reduce((all, link) => all + (link?.[way][of] ?? 0), 0);
  const ipBytes = (way: 'rx' | 'tx') => sum(way, 'bytes') - LINK_HEADER_BYTES * sum(way, 'packets');
  return {
    packetsIn: sum('rx', 'packets'),
    packetsOut: sum('tx', 'packets'),
    bytesIn: ipBytes('rx'),
    bytesOut: ipBytes('tx'),
  };
}

/** Removes network namespaces, and so every link of theirs. */
export function removeNamespaces(namespaces: readonly string[]): void {
  if (namespaces.length > 0) ip(namespaces.map((namespace) => `netns delete ${namespace}`));
  for (const namespace of namespaces) rmSync(join(NAMESPACE_FILES, namespace), { recursive: true, force: true });
}

/** Name of a host's network namespace. */
export function hostNamespace({ id }: Pick<Plan, 'id'>, host: string): string {
  return `${id}-${host}`;
}

function siteNamespace({ id }: Plan, site: Site): string {
  return `${id}-site.${site}`;
}

function makeNamespace(namespace: string, etc: string): void {
  ip([`netns add ${namespace}`]);
  mkdirSync(NAMESPACE_FILES, { recursive: true });
  const files = join(NAMESPACE_FILES, namespace);
  if (!existsSync(files)) symlinkSync(etc, files);
}

function connect(plan: Plan, site: Site, other: Site): void {
  const link = linkTo(plan, other);
  const neighbour = `neighbour replace ${gateway(plan, other)} lladdr ${hardwareAddress(plan, other)} dev ${link} nud permanent`;
  ip([`link set ${link} up`, neighbour, ...routes(plan, other, false)], siteNamespace(plan, site));
}

function routes(plan: Plan, to: Site, cut: boolean): readonly string[] {
  return networksOf(plan, to).map((network) =>
    cut
      ? `route replace blackhole ${network}`
      : `route replace ${network} via ${gateway(plan, to)} dev ${linkTo(plan, to)} onlink`,
  );
}

/** The address by which a site's own namespace answers, as a VPC's router does: the first of its network. */
function gateway(plan: Plan, site: Site): string {
  return nthAddress(networksOf(plan, site)[0] ?? '', 1);
}

function networksOf({ networks }: Pick<Plan, 'networks'>, site: Site): readonly string[] {
  const own = networks[site];
  if (own === undefined) throw new Error(`there is no site "${site}"; there are ${Object.keys(networks).join(', ')}`);
  return own;
}

function linkTo(plan: Plan, site: Site): string {
  return `link${Object.keys(plan.networks).indexOf(site)}`;
}

function hardwareAddress(plan: Plan, site: Site): string {
  return `02:00:00:00:00:${hexByte(Object.keys(plan.networks).indexOf(site))}`;
}

function hexByte(number: number): string {
  return number.toString(16).padStart(2, '0');
}
