import type { Blueprint } from '#blueprint';
import type { Mark } from './marks';

/** What belongs to a jurisdiction. */
export class Home {
  readonly jurisdiction: string;
  /** Host of its API; null without a domain. */
  readonly publicHost: string | null;
  private readonly regions: readonly string[];
  private readonly account: string | null;
  private readonly hosts: readonly string[];
  private readonly networks: readonly string[];
  private readonly clients: readonly string[];
  private readonly zone: string | null;

  constructor(jurisdiction: string, { jurisdictions, domain }: Blueprint) {
    const { account, regions, hostname, clientCidrs, hostedZoneId } = jurisdictions[jurisdiction] as Entry;
    const publicHost = hostname ?? (domain === null ? null : `${jurisdiction}.api.${domain.name}`);
    this.jurisdiction = jurisdiction;
    this.publicHost = publicHost;
    this.regions = regions.map(({ name }) => name);
    this.account = account;
    this.hosts = [`${jurisdiction}.meridian.internal`, ...(publicHost === null ? [] : [publicHost])];
    this.networks = regions.map(({ cidr }) => cidr);
    this.clients = clientCidrs;
    this.zone = (hostedZoneId ?? domain?.hostedZoneId)?.toLowerCase() ?? null;
  }

  /** Why a name does not belong here; null when it does, or belongs to nobody in particular. */
  stranger({ kind, text }: Mark, others: readonly Home[]): string | null {
    switch (kind) {
      case 'region':
        return this.regions.includes(text) ? null : 'is a Region of elsewhere';
      case 'account':
        return text === this.account ? null : 'is an account of elsewhere';
      case 'host':
        return others.some((other) => longest(other.hosts, text) > longest(this.hosts, text))
          ? 'is a host of another jurisdiction'
          : null;
      case 'network':
        return this.knowsNetwork(text) ? null : this.strangeNetwork(text, others);
      case 'zone':
        return text !== this.zone && others.some(({ zone }) => zone === text)
          ? 'is a hosted zone of another jurisdiction'
          : null;
    }
  }

  private knowsNetwork(text: string): boolean {
    return this.clients.includes(text) || text === '0.0.0.0/0' || this.networks.some((own) => within(text, own));
  }

  private strangeNetwork(text: string, others: readonly Home[]): string | null {
    const foreign = others.some(
      ({ networks, clients }) =>
        clients.includes(text) || networks.some((network) => within(text, network) || within(network, text)),
    );
    return foreign ? 'reaches a network of another jurisdiction' : null;
  }
}

type Entry = Blueprint['jurisdictions'][string];

export function homesOf(blueprint: Blueprint): readonly Home[] {
  return Object.keys(blueprint.jurisdictions).map((name) => new Home(name, blueprint));
}

/** Length of the longest of some hosts that a host is, or lies below; 0 for none. */
function longest(hosts: readonly string[], text: string): number {
  return Math.max(0, ...hosts.filter((host) => text === host || text.endsWith(`.${host}`)).map((host) => host.length));
}

/** Whether a network or an address lies wholly in another network. */
function within(inner: string, outer: string): boolean {
  const [address, prefix] = bits(inner);
  const [start, length] = bits(outer);
  return prefix >= length && address.slice(0, length) === start.slice(0, length);
}

/** An address as 32 binary digits, and how many of them count. */
function bits(network: string): readonly [string, number] {
  const [address = '', prefix = '32'] = network.split('/');
  return [
    address
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join(''),
    Number(prefix),
  ];
}
