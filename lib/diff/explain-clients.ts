import ipaddr from 'ipaddr.js';
import type { LeafValue } from '#address';
import { type Comparison, type LocalChange, localChange } from './local-change';

/** Networks that clients may come from. */
export function explainClients({ open }: Comparison): readonly LocalChange[] {
  return open.flatMap(({ pattern, kind, jurisdiction, address, before, after }) => {
    if (pattern !== 'jurisdictions.clientCidrs' || kind !== 'changed') return [];
    const [was, is] = [listOf(before), listOf(after)];
    const come = is.filter((network) => !was.includes(network));
    const gone = was.filter((network) => !is.includes(network));
    if (come.length + gone.length === 0) return [];
    const scope = { jurisdiction, region: null };
    const marks = [...come, ...gone];
    const cause = { kind: 'value', scope, label: 'networks of clients', subject: null, marks, value: null } as const;
    const text = `${direction(was, is)}: clients may come from ${words(is)} instead of ${words(was)}`;
    return [localChange({ group: 'security', scope, text, addresses: [address], causes: [cause] })];
  });
}

function listOf(value: LeafValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Whether more or fewer get in than before. */
function direction(was: readonly string[], is: readonly string[]): string {
  const [keepsAll, addsNone] = [is.every((one) => isWithin(one, was)), was.every((one) => isWithin(one, is))];
  if (addsNone) return 'access WIDENED';
  return keepsAll ? 'access narrowed' : 'access changed';
}

function isWithin(network: string, others: readonly string[]): boolean {
  const [address, bits] = ipaddr.parseCIDR(network);
  return others.some((other) => {
    const [wider, widerBits] = ipaddr.parseCIDR(other);
    return wider.kind() === address.kind() && widerBits <= bits && address.match(wider, widerBits);
  });
}

/** Networks with the addresses that they hold together, counted where they are IPv4. */
function words(networks: readonly string[]): string {
  if (networks.length === 0) return 'nowhere';
  const isCounted = networks.every((network) => ipaddr.parseCIDR(network)[0].kind() === 'ipv4');
  const count = networks.reduce((sum, network) => sum + 2 ** (32 - ipaddr.parseCIDR(network)[1]), 0);
  return `${networks.join(', ')}${isCounted ? ` (${count.toLocaleString('en-US')} addresses)` : ''}`;
}
