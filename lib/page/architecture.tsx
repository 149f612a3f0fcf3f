/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Jurisdiction, Region, Topology } from '#topology';
import { anchor } from './anchors';
import { DiagramFigure } from './diagram-figure';
import type { Diagrams } from './diagrams';
import { Facts } from './facts';
import { JurisdictionFacts } from './jurisdiction-facts';
import { NodePoolTable } from './node-pool-table';
import { Section } from './section';
import { StoreTable } from './store-table';

export interface ArchitectureProps {
  readonly topology: Topology;
  readonly diagrams: Diagrams;
}

/** The deployment, each jurisdiction and each Region, as diagrams with the facts beside them. */
export function Architecture({ topology, diagrams }: ArchitectureProps) {
  return (
    <Section id="architecture" title="Architecture">
      <p>
        A jurisdiction is a legal boundary for data: its tables, keys and failover stay inside. Each Region of it has
        its own network, cluster, gateway and model pools.
      </p>
      <DiagramFigure
        id="diagram-of-deployment"
        svg={diagrams.of({ kind: 'deployment' })}
        caption={`${topology.deployment.name}: jurisdictions, their Regions, and what joins them`}
      />
      {topology.jurisdictions.map((jurisdiction) => (
        <JurisdictionPart key={jurisdiction.name} jurisdiction={jurisdiction} diagrams={diagrams} />
      ))}
    </Section>
  );
}

interface JurisdictionPartProps {
  readonly jurisdiction: Jurisdiction;
  readonly diagrams: Diagrams;
}

function JurisdictionPart({ jurisdiction, diagrams }: JurisdictionPartProps) {
  const { name, regions } = jurisdiction;
  return (
    <>
      <h3 id={anchor('jurisdiction', name)}>Jurisdiction {name}</h3>
      <JurisdictionFacts jurisdiction={jurisdiction} />
      <DiagramFigure
        id={anchor('diagram-of-jurisdiction', name)}
        svg={diagrams.of({ kind: 'jurisdiction', jurisdiction: name })}
        caption={`${name}: what its Regions share, and how clients come in`}
      />
      {regions.map((region) => (
        <RegionPart key={region.name} region={region} diagrams={diagrams} />
      ))}
    </>
  );
}

function RegionPart({ region, diagrams }: { readonly region: Region; readonly diagrams: Diagrams }) {
  const { name, network, cluster } = region;
  const { systemNodes: nodes, endpointCidrs } = cluster;
  return (
    <>
      <h4 id={anchor('region', name)}>Region {name}</h4>
      <Facts
        facts={[
          ['VPC', `${network.vpcName}, ${network.cidr}`],
          ['Zones', network.zones.map((zone) => zone.name).join(', ')],
          ['Cluster', `${cluster.name}, Kubernetes ${cluster.version}`],
          ['API server', endpointCidrs.length === 0 ? 'private' : `open to ${endpointCidrs.join(', ')}`],
          ['System nodes', `${nodes.minNodes} to ${nodes.maxNodes} of ${nodes.instanceTypes.join(', ')}`],
          ['Load balancers', network.loadBalancers.map((one) => `${one.name} (${one.scheme})`).join(', ')],
        ]}
      />
      <DiagramFigure
        id={anchor('diagram-of-region', name)}
        svg={diagrams.of({ kind: 'region', region: name })}
        caption={`${name}: gateway, model pools, nodes and stores`}
      />
      <details>
        <summary>Node pools and stores of {name}, as tables</summary>
        <NodePoolTable region={region} />
        <StoreTable region={region} />
      </details>
    </>
  );
}
