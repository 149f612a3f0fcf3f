/** A host that a text names. */
export interface HostMention {
  /** Lower case, without port and dot at its end; an address of IPv4 is one too. */
  readonly host: string;
  /** `url`: after a scheme. `address`: as the value of something called address, host, endpoint... `bare`: as a mere name. */
  readonly form: 'url' | 'address' | 'bare';
  /** Whether a path follows a bare name, as in a label's key or an image's reference. */
  readonly isPrefix: boolean;
}

/** Generic top-level domains that names of hosts end in here; those of two letters, of countries, are taken for such without a list. */
const topLevelDomains =
  'com|net|org|info|biz|app|dev|cloud|tech|online|site|live|link|run|aws|edu|gov|mil|int|internal|example|test|local';

const labels = '(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+';

/** The part of a URL that names who is asked; schemes of stores and models name no host. */
const url = /(?<![\w+.-])(?!s3:|hf:|file:|unix:)[a-z][a-z0-9+.-]{1,20}:\/\/([^\s"'<>/?#\\,;|)\]}]*)/gi;

/** A field of YAML or JSON in a text, or an argument of a command. */
const assigned =
  /(?:address|host(?:name)?|server|endpoint|sni|domain)["']?[ \t]*[:=][ \t]*["']?([a-z0-9][a-z0-9.-]*\.[a-z0-9.-]*[a-z0-9])(?=[:"'\s,})]|$)/gi;

const bare = new RegExp(
  `(?<![\\w./$%{}\\\\*-])(?:\\*\\.)?(${labels}(?:[a-z]{2}|${topLevelDomains}))(?![\\w-]|\\.\\w)(/?)`,
  'gi',
);

const wholeAddress = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?$/i;

/** Fields whose whole value is an address. */
const addressField =
  /(?:address|hostname|host|server|endpoint|sni|externalname|externalips|domainname|dnsname|url|uri)$/i;

/** Every host that a text names, each once, in its strongest form. */
export function findHosts(text: string): readonly HostMention[] {
  if (!text.includes('.')) return [];
  const found = new Map<string, HostMention>();
  if (text.includes('://')) {
    for (const [, authority = ''] of text.matchAll(url)) add(found, { host: withoutPort(authority), form: 'url' });
  }
  for (const [, host = ''] of text.matchAll(assigned)) add(found, { host, form: 'address' });
  for (const [, host = '', slash] of text.matchAll(bare)) add(found, { host, form: 'bare', isPrefix: slash === '/' });
  return [...found.values()];
}

/** Whether a text as a whole can be an address: a name with dots or numbers, with a port or without. */
export function isAddress(text: string): boolean {
  return wholeAddress.test(text);
}

/**
 * The host that is the whole value of a field which holds addresses, or one of a list; null at any other field.
 *
 * @param path keys and indexes that lead to the value
 */
export function addressAt(path: readonly string[], text: string): HostMention | null {
  const last = path.at(-1) ?? '';
  const field = /^\d+$/.test(last) ? (path.at(-2) ?? '') : last;
  if (!addressField.test(field)) return null;
  return { host: withoutPort(text).toLowerCase(), form: 'address', isPrefix: false };
}

/** Host of an address that may hold a scheme, a port and a path; null where it names none that can be read. */
export function hostOf(address: string): string | null {
  const authority = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/s, '');
  const host = withoutPort(authority).toLowerCase().replace(/\.$/, '');
  return /^[a-z0-9][a-z0-9.-]*$/.test(host) ? host : null;
}

function add(found: Map<string, HostMention>, mention: Omit<HostMention, 'isPrefix'> & Partial<HostMention>): void {
  const host = mention.host.toLowerCase().replace(/\.$/, '');
  // one label is a name of the cluster; what is put in at run time is judged where it stands
  if (!host.includes('.') || !/^[a-z0-9.-]+$/.test(host) || found.has(host)) return;
  found.set(host, { isPrefix: false, ...mention, host });
}

function withoutPort(authority: string): string {
  return authority.replace(/^.*@/, '').replace(/:[^:]*$/, '');
}
