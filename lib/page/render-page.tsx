/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { diagramStyle } from '#diagram';
import { Architecture } from './architecture';
import { Capacity } from './capacity';
import { Contents } from './contents';
import { Cost } from './cost';
import { Failover } from './failover';
import { Findings } from './findings';
import { Limits } from './limits';
import { Masthead } from './masthead';
import type { PageData } from './page-data';
import { pageStyle } from './page-style';
import { Proofs } from './proofs';
import { Quotas } from './quotas';
import { RequestPath } from './request-path';
import { Residency } from './residency';
import { RunbookIndex } from './runbook-index';
import { Summary } from './summary';
import { WhatIfMatrix } from './what-if';

/** Nothing is fetched, run or sent: the page is whole as it stands. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A deployment as one page of HTML that needs nothing else: no script, no request, the same text for the same data. */
export function renderPage(data: PageData): string {
  return `<!doctype html>\n${renderToString(<Page {...data} />)}\n`;
}

function Page(data: PageData) {
  const { topology, plan, provenance, diagrams } = data;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content={`Meridian ${provenance.version}`} />
        <title>{`${topology.deployment.name}: architecture report`}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: `${pageStyle}${diagramStyle}` }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the report
        </a>
        <Masthead deployment={topology.deployment} provenance={provenance} />
        <div class="columns">
          <Contents jurisdictions={topology.jurisdictions} />
          <main id="main">
            <Summary {...data} />
            <Architecture topology={topology} diagrams={diagrams} />
            <Failover topology={topology} diagrams={diagrams} />
            <RequestPath topology={topology} diagrams={diagrams} />
            <Capacity {...data} />
            <Cost cost={plan.cost} />
            <WhatIfMatrix matrix={plan.matrix} />
            <Residency {...data} />
            <Proofs {...data} />
            <Findings {...data} />
            <Quotas {...data} />
            <Limits {...data} />
            <RunbookIndex {...data} />
          </main>
        </div>
      </body>
    </html>
  );
}
