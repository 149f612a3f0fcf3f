/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { ClaimTable } from './claim-table';
import { NotProved } from './not-proved';
import type { PageData } from './page-data';
import { Section } from './section';

type ProofsProps = Pick<PageData, 'verdict' | 'topology'>;

const titles = {
  residency: 'Residency',
  security: 'Security',
  operability: 'Operability',
  deployability: 'Deployability',
  acknowledgements: 'Acknowledgements',
} as const;

/** The other proofs, claim by claim. */
export function Proofs({ verdict, topology }: ProofsProps) {
  return (
    <Section id="proofs" title="Other proofs">
      {verdict === null ? (
        <NotProved deployment={topology.deployment.name} />
      ) : (
        verdict.proofs
          .filter(({ proof }) => proof !== 'residency')
          .map(({ proof, rules }) => (
            <div key={proof}>
              <h3 id={`proof-${proof}`}>{titles[proof]}</h3>
              <details>
                <summary>{`${rules.length} claims, ${rules.filter(({ open }) => open === 0).length} hold`}</summary>
                <ClaimTable proof={proof} rules={rules} />
              </details>
            </div>
          ))
      )}
    </Section>
  );
}
