/** @jsxRuntime automatic */
/** @jsxImportSource preact */

import { ClaimTable } from './claim-table';
import { DataTable } from './data-table';
import { NotProved } from './not-proved';
import type { PageData } from './page-data';
import { Section } from './section';

type ResidencyProps = Pick<PageData, 'verdict' | 'topology'>;

/** The claims that no data leaves its jurisdiction, with what they were held against, and what they leave out. */
export function Residency({ verdict, topology }: ResidencyProps) {
  return (
    <Section id="residency" title="Residency">
      <p>
        Nothing that holds or moves data leaves its jurisdiction. Each claim below was held against the templates and
        manifests that will be deployed, not against what was meant; none of its findings can be acknowledged. What is
        not proved, such as whose law reaches a provider, stands in <code>docs/residency.md</code>.
      </p>
      {verdict === null ? <NotProved deployment={topology.deployment.name} /> : <Evidence verdict={verdict} />}
    </Section>
  );
}

function Evidence({ verdict }: { readonly verdict: NonNullable<PageData['verdict']> }) {
  return (
    <>
      {verdict.proofs
        .filter(({ proof }) => proof === 'residency')
        .map(({ proof, rules }) => (
          <ClaimTable key={proof} proof={proof} rules={rules} />
        ))}
      <h3 id="global-services">Services outside of the jurisdictions</h3>
      <p>
        Some services of AWS have their control plane in one Region, or none. They carry names and addresses, no prompts
        and no answers.
      </p>
      <DataTable
        id="global-service-table"
        caption="Services with a control plane elsewhere, and what they come to know"
        columns={[
          { title: 'Service', kind: 'name' },
          { title: 'Control plane' },
          { title: 'Resources', kind: 'number' },
          { title: 'What it comes to know' },
        ]}
        rows={verdict.globalServices.map(({ service, place, resources, carries }) => [
          service,
          place,
          resources,
          carries,
        ])}
      />
    </>
  );
}
