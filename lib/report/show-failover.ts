import type { Layout } from './layout';
import { mark } from './mark';
import { section } from './section';
import type { ShownRegions } from './shown-regions';
import { absent, textTable } from './text-table';

/** Where the requests of a Region go when it cannot answer them, in order. */
export function showFailover(shown: ShownRegions, layout: Layout): string {
  const rows = shown.regions.flatMap((region) =>
    region.peers.length === 0
      ? [[region.name, absent, 'none', absent, 'the only Region of its jurisdiction', absent]]
      : region.peers.map((peer, index) => [
          index === 0 ? region.name : '',
          peer.order,
          peer.region,
          peer.rttMs ?? absent,
          peer.host,
          peer.tls ? `${peer.port} (TLS)` : mark(`${peer.port} (plain)`, 'notice', layout),
        ]),
  );
  const head = ['Region', 'order', 'to', 'round trip ms', 'host', 'port'];
  return section('Failover', textTable(head, rows, layout), layout);
}
