/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Jurisdiction, Topology } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';
import { DiagramFigure } from './diagram-figure';
import type { Diagrams } from './diagrams';
import { Section } from './section';

export interface FailoverProps {
  readonly topology: Topology;
  readonly diagrams: Diagrams;
}

/** Where the requests of each Region go when it cannot answer them. */
export function Failover({ topology, diagrams }: FailoverProps) {
  return (
    <Section id="failover" title="Failover paths">
      <p>
        A Region that cannot answer hands a request to its peers, in order, once. Failover never leaves the
        jurisdiction: when all of its Regions are gone, requests are refused with 429 or 503 and Retry-After.
      </p>
      {topology.jurisdictions.map((jurisdiction) => (
        <JurisdictionFailover key={jurisdiction.name} jurisdiction={jurisdiction} diagrams={diagrams} />
      ))}
    </Section>
  );
}

interface JurisdictionFailoverProps {
  readonly jurisdiction: Jurisdiction;
  readonly diagrams: Diagrams;
}

function JurisdictionFailover({ jurisdiction: { name, regions }, diagrams }: JurisdictionFailoverProps) {
  return (
    <>
      <h3 id={anchor('failover', name)}>Failover in {name}</h3>
      <DiagramFigure
        id={anchor('diagram-of-failover', name)}
        svg={diagrams.of({ kind: 'failover', jurisdiction: name })}
        caption={`${name}: who takes over from whom, and where requests are refused`}
      />
      <DataTable
        id={anchor('peers', name)}
        caption={`Peers of each Region of ${name}, in the order in which they are tried`}
        columns={[
          { title: 'Region', kind: 'name' },
          { title: 'Order', kind: 'number' },
          { title: 'Peer', kind: 'name' },
          { title: 'Round trip, ms', kind: 'number' },
          { title: 'Host and port', kind: 'name' },
          { title: 'Protocol', kind: 'name' },
        ]}
        rows={regions.flatMap((region) =>
          region.peers.map((peer) => [
            region.name,
            peer.order,
            peer.region,
            peer.rttMs ?? 'not known',
            `${peer.host}:${peer.port}`,
            peer.tls ? 'TLS' : 'plain',
          ]),
        )}
        empty="none: the only Region of its jurisdiction"
      />
    </>
  );
}
