import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '#bin/prove';
import { type PageData, renderPage } from '#page';
import { removeScratches, scratch } from '#test/bin/run-program';
import { renderShipped } from '#test/proofs/rendered-deployment';
import { pageData } from './a-page';
import { askBrowser } from './ask-browser';
import { brokenPages } from './broken-pages';
import { type BrowserAnswer, checkNames, type Faults, type Job } from './browser/job';

jest.setTimeout(300_000);
afterAll(removeScratches);

/** Asked before any test is named, so that those that cannot run say why they are skipped. */
const probe = askBrowser([], scratch());
const isMissing = probe.kind === 'no-browser';
const inBrowser = isMissing ? describe.skip : describe;
// Jest tells the names of skipped tests to those alone who ask for them.
if (isMissing)
  process.stderr.write(`test/page/browser.test.ts: skipped for want of a headless browser: ${probe.reason}\n`);
const title = isMissing ? `skipped for want of a headless browser: ${probe.reason}` : `in ${probe.browser}`;

inBrowser(title, () => {
  let answer: Extract<BrowserAnswer, { kind: 'checked' }>;

  beforeAll(async () => {
    const folder = scratch();
    const demo = await realPage('demo');
    const html = renderPage(demo);
    const jobs: Job[] = [
      job(folder, 'demo', html),
      job(folder, 'production', renderPage({ ...(await pageData('production')), verdict: demo.verdict })),
      ...brokenPages.map(({ name, check, breakIt }, index) => ({
        ...job(folder, `broken-${index}`, changed(html, breakIt(html))),
        name,
        checks: [check],
      })),
    ];
    const asked = askBrowser(jobs, folder);
    if (asked.kind !== 'checked') throw new Error(asked.reason);
    answer = asked;
  });

  test.each(['demo', 'production'])('the page of %s has no fault', (name) => {
    const none = Object.fromEntries(checkNames.map((check): [string, Faults[keyof Faults]] => [check, []]));
    expect(answer.faults[name]).toEqual(none);
  });

  test.each(brokenPages)('$check: $name', ({ name, check, says }) => {
    expect(answer.faults[name]?.[check]?.join('\n')).toMatch(says);
  });
});

/** The page of a deployment with what the proofs say of its rendered files. */
async function realPage(name: string): Promise<PageData> {
  const { blueprint, topology, evidence } = renderShipped(name);
  return { ...(await pageData(name)), verdict: prove({ blueprint, topology, lock: null }, evidence) };
}

function job(folder: string, name: string, html: string): Job {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return { name, file, checks: checkNames };
}

/** A page that a change leaves as it was breaks nothing. */
function changed(before: string, after: string): string {
  expect(after).not.toBe(before);
  return after;
}
