import type { Jurisdiction } from '#topology';
import type { Layout } from './layout';
import { mark } from './mark';
import { section } from './section';
import { textTable } from './text-table';

/** Where data may be, and how clients come in. */
export function showJurisdictions(jurisdictions: readonly Jurisdiction[], layout: Layout): string {
  const rows = jurisdictions.map((jurisdiction) => [
    jurisdiction.name,
    jurisdiction.account,
    jurisdiction.legalSet,
    jurisdiction.regions.map(({ name }) => name).join('\n'),
    edge(jurisdiction),
    jurisdiction.hostname ?? 'none',
    mark(jurisdiction.clientCidrs.join('\n'), 'notice', layout) || 'private only',
  ]);
  const head = ['name', 'account', 'legal set', 'Regions', 'edge', 'host name', 'clients'];
  return section('Jurisdictions', textTable(head, rows, layout), layout);
}

/** An accelerator that gives each Region all of the traffic that is nearest to it goes without saying. */
function edge({ edge: kind, accelerator }: Jurisdiction): string {
  const turned = accelerator?.endpointGroups.filter(({ trafficDialPercent }) => trafficDialPercent !== 100) ?? [];
  return [kind, ...turned.map(({ region, trafficDialPercent }) => `${region} ${trafficDialPercent} %`)].join('\n');
}
