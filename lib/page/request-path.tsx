/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Jurisdiction, ModelPool, Region, Topology } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';
import { DiagramFigure } from './diagram-figure';
import type { Diagrams } from './diagrams';
import { exampleModel } from './example-model';
import { requestPolicies } from './request-policies';
import { RouteTable } from './route-table';
import { Section } from './section';
import { TierTable } from './tier-table';

export interface RequestPathProps {
  readonly topology: Topology;
  readonly diagrams: Diagrams;
}

/** The way of a request from the client to a GPU, in each Region, with each policy on it. */
export function RequestPath({ topology, diagrams }: RequestPathProps) {
  return (
    <Section id="request-path" title="Request path">
      <p>
        From the client to a GPU, drawn for the model whose requests have the most places to go. Other models of the
        Region meet the same policies; their backends are in the table of its routes. The first Region is unfolded.
      </p>
      {topology.jurisdictions.flatMap((jurisdiction, place) =>
        jurisdiction.regions.map((region, index) => {
          const pool = exampleModel(region);
          const isOpen = place + index === 0;
          return pool === null ? null : (
            <RegionPath key={region.name} {...{ jurisdiction, region, pool, isOpen, diagrams }} />
          );
        }),
      )}
    </Section>
  );
}

interface RegionPathProps {
  readonly jurisdiction: Jurisdiction;
  readonly region: Region;
  readonly pool: ModelPool;
  readonly isOpen: boolean;
  readonly diagrams: Diagrams;
}

function RegionPath({ jurisdiction, region, pool, isOpen, diagrams }: RegionPathProps) {
  const { name } = region;
  return (
    <details class="folded" open={isOpen}>
      <summary>
        <h3 id={anchor('request', name)}>Requests in {name}</h3>
      </summary>
      <DiagramFigure
        id={anchor('diagram-of-request', name)}
        svg={diagrams.of({ kind: 'request', region: name, model: pool.name })}
        caption={`A request for ${pool.name} in ${name}`}
      />
      <DataTable
        id={anchor('policies', name)}
        caption={`Policies on a request for ${pool.name} in ${name}, in order`}
        columns={[
          { title: 'Policy', kind: 'name' },
          { title: 'Where', kind: 'name' },
          { title: 'Set to' },
          { title: 'Otherwise' },
        ]}
        rows={requestPolicies(jurisdiction, region, pool).map(({ where, policy, setting, otherwise }) => [
          policy,
          where,
          setting,
          otherwise ?? 'nothing is refused',
        ])}
      />
      <RouteTable region={region} />
      <TierTable region={region} />
    </details>
  );
}
