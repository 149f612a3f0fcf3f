/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Topology } from '#topology';
import { type Fact, Facts } from './facts';
import type { Commit, Provenance } from './page-data';

export interface MastheadProps {
  readonly deployment: Topology['deployment'];
  readonly provenance: Provenance;
}

/** Which deployment the page shows, and of which state. */
export function Masthead({ deployment, provenance }: MastheadProps) {
  const facts: readonly Fact[] = [
    ['Blueprint', <code key="file">{provenance.blueprintFile}</code>],
    ['Commit', <CommitText key="commit" commit={provenance.commit} />],
    ['Rendered files', renderedWords(provenance.isRenderedNow)],
    ['Kind', deployment.kind],
    ['Delivery', deployment.delivery],
    ['Meridian', provenance.version],
  ];
  return (
    <header class="masthead">
      <p class="kicker">Meridian: architecture report</p>
      <h1>{deployment.name}</h1>
      <Facts facts={facts} />
    </header>
  );
}

function CommitText({ commit }: { readonly commit: Commit | null }) {
  if (commit === null) return <>no commit</>;
  return (
    <>
      <code class="commit">{commit.id}</code>
      {commit.isDirty ? ', with changes that are not committed' : ''}
    </>
  );
}

function renderedWords(isRenderedNow: boolean | null): string {
  if (isRenderedNow === null) return 'not known to be of this blueprint';
  return isRenderedNow ? 'of this blueprint' : 'of an earlier state of the blueprint: synthesize anew';
}
