import type { Verdict } from '#proofs';
import type { Layout } from './layout';
import { section } from './section';
import { textTable } from './text-table';
import { wrapped } from './wrapped';

/** The exceptions of residency: services with a control plane outside of the jurisdictions, and what they come to know. */
export function showGlobalServices(services: Verdict['globalServices'], all: boolean, layout: Layout): string {
  const title = 'Services outside of the jurisdictions, with how many resources use them';
  if (services.length === 0) return section(title, 'none', layout);
  if (!all) {
    const names = services.map((it) => `${it.service} ${it.resources}`).join(', ');
    return section(title, wrapped(names, '', layout), layout);
  }
  const rows = services.map(({ service, place, carries, resources }) => [service, place, resources, carries]);
  return section(title, textTable(['service', 'control plane', 'resources', 'carries'], rows, layout), layout);
}
