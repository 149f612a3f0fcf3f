import { readRunbook } from '#lib/page/read-runbook';
import { drawDiagrams, type PageData, renderPage } from '#page';
import { regionsOf } from '#test/topology/shipped-topologies';
import type { Topology } from '#topology';
import { pageData, runbook } from './a-page';

jest.setTimeout(60_000);

const pages = new Map<string, { readonly data: PageData; readonly html: string; readonly text: string }>();

beforeAll(async () => {
  for (const name of ['production', 'demo']) {
    const data = await pageData(name);
    const html = renderPage(data);
    pages.set(name, { data, html, text: textOf(html) });
  }
});

describe.each(['production', 'demo'])('the page of %s', (name) => {
  test('names every jurisdiction, Region, model, node pool, bucket and table', () => {
    const { data, text } = page(name);
    const { jurisdictions } = data.topology;
    const regions = regionsOf(data.topology);
    const names = [
      ...jurisdictions.flatMap((one) => [
        one.name,
        one.account,
        one.key.alias,
        ...one.tables.map((table) => table.name),
      ]),
      ...regions.flatMap((region) => [
        region.name,
        region.cluster.name,
        ...region.modelPools.map((pool) => pool.name),
        ...region.nodePools.map((pool) => pool.name),
        ...region.stores.buckets.map((bucket) => bucket.name),
        ...region.peers.map((peer) => `${peer.host}:${peer.port}`),
        ...region.gateway.tiers.map((tier) => tier.requestsPerMinute.toLocaleString('en-US')),
      ]),
    ];
    expect(names.filter((word) => !text.includes(word))).toEqual([]);
  });

  test('draws every view, and a request in each Region', () => {
    const { data, html } = page(name);
    const regions = regionsOf(data.topology).length;
    const jurisdictions = data.topology.jurisdictions.length;
    expect(html.match(/class="meridian-diagram"/g)).toHaveLength(1 + 2 * jurisdictions + 2 * regions);
  });

  test('says what each case of the matrix does, and what everything costs', () => {
    const { data, text } = page(name);
    const { matrix, cost } = data.plan;
    const whole = (amount: number) => Math.round(amount).toLocaleString('en-US');
    const words = [
      ...(matrix ?? []).map(({ scenario }) => scenario),
      ...Object.values(cost.levels).map(({ total }) => whole(total.usdPerMonth)),
      ...cost.levels.warm.byPart.map((part) => part.name),
      ...cost.levels.warm.byRegion.map(({ usdPerMonth }) => whole(usdPerMonth)),
      ...cost.levels.mean.tokens.map(({ model }) => model),
    ];
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test('says each claim with how much it was held against, findings with their mending, reasons, quotas, limits', () => {
    const { data, text } = page(name);
    const {
      proofs = [],
      findings = [],
      acknowledged = [],
      globalServices = [],
      quotas = [],
      margins = [],
    } = data.verdict ?? {};
    const words = [
      ...proofs.flatMap(({ rules }) =>
        rules.flatMap((one) => [one.rule, one.claim, one.checked.toLocaleString('en-US')]),
      ),
      ...findings.flatMap((finding) => [finding.message, finding.mend, finding.at.subject ?? '']),
      ...acknowledged.flatMap(({ acknowledgement }) => [acknowledgement.reason, acknowledgement.until]),
      ...globalServices.flatMap((one) => [one.service, one.place, one.carries]),
      ...quotas.flatMap((one) => [
        one.name,
        one.code,
        one.account,
        one.region,
        one.needed.toLocaleString('en-US'),
        one.purpose,
      ]),
      ...margins.flatMap((one) => [one.limit, one.used.toLocaleString('en-US')]),
    ];
    expect(words.length).toBeGreaterThan(40);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test('holds the runbook, section by section, with its commands', () => {
    const { text } = page(name);
    const sections = readRunbook(runbook).sections.map((section) => section.name);
    const commands = [...runbook.matchAll(/^ {4}(\S.*)$/gm)].map(([, command = '']) => command);
    expect(sections).toEqual(expect.arrayContaining(['dead-letters', 'target-down']));
    expect(commands.length).toBeGreaterThan(sections.length);
    expect([...sections, ...commands].filter((word) => !text.includes(word))).toEqual([]);
  });

  test('says of which blueprint and commit it is', () => {
    const { data, text } = page(name);
    const { blueprintFile, commit } = data.provenance;
    expect(text).toContain(blueprintFile);
    expect(text).toContain(commit?.id);
    expect(text).not.toContain('not committed');
  });

  test('is the same each time, and at most 2 MB', async () => {
    const { data, html } = page(name);
    const again = renderPage({ ...data, diagrams: await drawDiagrams(data.topology) });
    expect(again === html).toBe(true);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(2 * 10 ** 6);
  });
});

test.each([
  {
    state: 'work that is not committed',
    commit: { id: 'abc123', isDirty: true },
    words: 'abc123, with changes that are not committed',
  },
  { state: 'no repository', commit: null, words: 'no commit' },
])('provenance: $state', ({ commit, words }) => {
  const { data } = page('demo');
  expect(textOf(renderPage({ ...data, provenance: { ...data.provenance, commit } }))).toContain(words);
});

test.each([
  { isRenderedNow: false, words: 'of an earlier state of the blueprint: synthesize anew' },
  { isRenderedNow: null, words: 'not known to be of this blueprint' },
])('rendered files: $words', ({ isRenderedNow, words }) => {
  const { data } = page('demo');
  expect(textOf(renderPage({ ...data, provenance: { ...data.provenance, isRenderedNow } }))).toContain(words);
});

test('without a verdict it says that nothing is proved, and what to do', () => {
  const { data } = page('demo');
  const text = textOf(renderPage({ ...data, verdict: null, provenance: { ...data.provenance, isRenderedNow: null } }));
  const words = 'Not proved: nothing of this deployment is rendered. npx meridian synth demo renders it';
  expect(text.split(words)).toHaveLength(5);
  expect(text).not.toContain('claims hold');
});

test('a plan that misses something stands out', () => {
  const { data } = page('demo');
  const [first, ...rest] = data.plan.pools;
  if (first === undefined) throw new Error('the demo has pools');
  const missed = {
    ...first,
    ttft: { ...first.ttft, isMet: false, estimateMs: { ...first.ttft.estimateMs, total: null } },
  };
  const text = textOf(renderPage({ ...data, plan: { ...data.plan, pools: [missed, ...rest] } }));
  expect(text).toContain(`no end / ${first.ttft.boundMs.toLocaleString('en-US')}, missed`);
});

test('whatever names hold, they stay text', async () => {
  const { data } = page('demo');
  const hostile = `us-east-1"'><img src=x onerror=alert(1)><script>alert(2)</script>&amp;`;
  const poisoned: PageData = JSON.parse(
    JSON.stringify({ ...data, diagrams: null })
      .replaceAll('us-east-1', JSON.stringify(hostile).slice(1, -1))
      .replaceAll('chat-small', "a<b>&'c"),
  );
  const html = renderPage({ ...poisoned, diagrams: await drawDiagrams(poisoned.topology as Topology) });
  // Counted, since a page in a message could not be read.
  expect(html.match(/<img|<script|<b>|us-east-1"/gi) ?? []).toEqual([]);
  expect(html.match(/&lt;img/g)?.length).toBeGreaterThan(20);
});

function page(name: string) {
  const found = pages.get(name);
  if (found === undefined) throw new Error(`no page of ${name}`);
  return found;
}

/** What a reader sees, but for styles. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
