import type { Jurisdiction } from '#topology';
import { sorted } from './fact';

/** Networks by what they are, where a list holds all of a kind: of the clients, of the jurisdiction's Regions. */
export function networkWords(cidrs: readonly string[], { clientCidrs, regions }: Jurisdiction): readonly string[] {
  const kinds = [
    { word: 'clients', own: clientCidrs },
    { word: 'every Region', own: regions.map(({ network }) => network.cidr) },
  ].filter(({ own }) => own.length > 0 && own.every((cidr) => cidrs.includes(cidr)));
  const named = kinds.flatMap(({ own }) => own);
  return [...kinds.map(({ word }) => word), ...sorted(cidrs.filter((cidr) => !named.includes(cidr)))];
}
