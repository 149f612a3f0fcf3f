import { closeSync, existsSync, mkdirSync, openSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a hosts file: every name also with the trailing dot that Envoy Gateway writes into bootstraps. */
export function hostsText(names: Readonly<Record<string, readonly string[]>>): string {
  const lines = Object.entries(names).flatMap(([name, addresses]) =>
    addresses.map((address) => `${address} ${name} ${name}.`),
  );
  return ['127.0.0.1 localhost', ...lines, ''].join('\n');
}

/**
 * Writes a site's files of /etc: the names that its hosts know, and a name server that is not there, so that a name that nobody knows is refused at once.
 * The hosts file stays the same file, since it is mounted in every program's file system, and is written over in one go, so that nobody reads it
 * half empty.
 */
export function writeNameFiles(folder: string, names: Readonly<Record<string, readonly string[]>>): void {
  mkdirSync(folder, { recursive: true });
  const resolver = join(folder, 'resolv.conf');
  if (!existsSync(resolver)) writeFileSync(resolver, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  const hosts = join(folder, 'hosts');
  const text = hostsText(names);
  const length = existsSync(hosts) ? statSync(hosts).size : 0;
  const file = openSync(hosts, existsSync(hosts) ? 'r+' : 'w');
  writeSync(file, text.padEnd(length, '\n'), 0);
  closeSync(file);
  // Envoy's resolver (c-ares) reads the file anew when it was changed in a later second than the one in which it was read
  const later = Date.now() / 1000 + 1;
  utimesSync(hosts, later, later);
}
