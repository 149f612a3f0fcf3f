/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { DataTable } from './data-table';
import { NotProved } from './not-proved';
import type { PageData } from './page-data';
import { Section } from './section';

type LimitsProps = Pick<PageData, 'verdict' | 'topology'>;

/** How near what was rendered comes to limits of AWS and Kubernetes, the nearest first. */
export function Limits({ verdict, topology }: LimitsProps) {
  const margins = [...(verdict?.margins ?? [])].sort(
    (one, other) => other.used / other.allowed - one.used / one.allowed,
  );
  return (
    <Section id="limits" title="Limits">
      {verdict === null ? (
        <NotProved deployment={topology.deployment.name} />
      ) : (
        <DataTable
          id="limit-table"
          caption="Limits of CloudFormation, AWS and Kubernetes, the nearest first; allowed is what Meridian takes at most"
          columns={[
            { title: 'Limit' },
            { title: 'Used', kind: 'number' },
            { title: 'Allowed', kind: 'number' },
            { title: 'Share', kind: 'number' },
            { title: 'Nearest' },
          ]}
          rows={margins.map(({ limit, used, allowed, worst }) => [
            limit,
            used.toLocaleString('en-US'),
            allowed.toLocaleString('en-US'),
            `${Math.round((100 * used) / allowed)} %`,
            <code key="worst">{worst.replace(/^assembly-[^/]+\//, '').replace('.template.json', '')}</code>,
          ])}
        />
      )}
    </Section>
  );
}
