/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { DataTable } from './data-table';
import { NotProved } from './not-proved';
import type { PageData } from './page-data';
import { Section } from './section';

type QuotasProps = Pick<PageData, 'verdict' | 'topology'>;

/** Service quotas to request before the deployment, one a row. */
export function Quotas({ verdict, topology }: QuotasProps) {
  return (
    <Section id="quotas" title="Quotas to request">
      {verdict === null ? (
        <NotProved deployment={topology.deployment.name} />
      ) : (
        <>
          <p>
            An account has less than the plan needs of these. Requests take days: ask before the deployment. GPU quotas
            count vCPUs.
          </p>
          <DataTable
            id="quota-table"
            caption="Service quotas to request, by account and Region"
            columns={[
              { title: 'Quota' },
              { title: 'Code', kind: 'name' },
              { title: 'Account', kind: 'name' },
              { title: 'Region', kind: 'name' },
              { title: 'At first', kind: 'number' },
              { title: 'Needed', kind: 'number' },
              { title: 'For' },
            ]}
            rows={verdict.quotas.map((quota) => [
              quota.name,
              <code key="code">{`${quota.service} ${quota.code}`}</code>,
              quota.account,
              quota.region,
              quota.initial.toLocaleString('en-US'),
              quota.needed.toLocaleString('en-US'),
              quota.purpose,
            ])}
            empty="none: what an account has at first is enough"
          />
        </>
      )}
    </Section>
  );
}
