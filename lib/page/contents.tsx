/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Topology } from '#topology';
import { anchor } from './anchors';

/** Sections of the page, in their order. */
export const sections = [
  { id: 'summary', title: 'Summary' },
  { id: 'architecture', title: 'Architecture' },
  { id: 'failover', title: 'Failover paths' },
  { id: 'request-path', title: 'Request path' },
  { id: 'capacity', title: 'Capacity' },
  { id: 'cost', title: 'Cost' },
  { id: 'what-if', title: 'What if' },
  { id: 'residency', title: 'Residency' },
  { id: 'proofs', title: 'Other proofs' },
  { id: 'findings', title: 'Findings' },
  { id: 'quotas', title: 'Quotas to request' },
  { id: 'limits', title: 'Limits' },
  { id: 'runbook', title: 'Runbook' },
] as const;

/** The table of contents, with the places below the architecture. */
export function Contents({ jurisdictions }: Pick<Topology, 'jurisdictions'>) {
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <p id="contents-title">Contents</p>
      <ol>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
            {id === 'architecture' ? <Places jurisdictions={jurisdictions} /> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Places({ jurisdictions }: Pick<Topology, 'jurisdictions'>) {
  return (
    <ul>
      {jurisdictions.map(({ name, regions }) => (
        <li key={name}>
          <a href={`#${anchor('jurisdiction', name)}`}>{name}</a>
          <ul>
            {regions.map((region) => (
              <li key={region.name}>
                <a href={`#${anchor('region', region.name)}`}>{region.name}</a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
