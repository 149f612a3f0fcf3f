import type { Change, DiffReport } from '#diff';
import { showDiff, showDiffMarkdown } from '#report';

function change(of: Partial<Change>): Change {
  return {
    group: 'capacity',
    place: 'eu',
    text: 'burst pool of chat-large 12 -> 18',
    isDestructive: false,
    usdPerHour: null,
    addresses: ['jurisdictions[eu].a'],
    ...of,
  };
}

function report(of: Partial<DiffReport>): DiffReport {
  return {
    version: 1,
    deployment: 'mine',
    before: 'git:main',
    after: 'as it stands',
    topologyCompared: true,
    changes: [],
    rest: [],
    cost: null,
    rendered: null,
    failures: [],
    ...of,
  };
}

const full = report({
  changes: [
    change({ group: 'replacement', place: 'us', text: 'table tenants would be REPLACED', isDestructive: true }),
    change({ usdPerHour: 412.3, addresses: ['a', 'b', 'c', 'd', 'e'].map((name) => `jurisdictions[eu].${name}`) }),
    change({ place: 'us', text: 'a pool goes', usdPerHour: -41.234 }),
    change({ group: 'cosmetic', place: 'all', text: 'tag <owner> of @team *moves* to #12 | `x`' }),
  ],
  rest: [{ address: 'x.y', before: null, after: 3, kind: 'added' }],
  cost: {
    before: { usdPerHourAtPeak: 1000, usdPerMonth: 700_000 },
    after: { usdPerHourAtPeak: 1371.07, usdPerMonth: 700_000 },
  },
});

it('tells a terminal what changes, by what it can hurt', () => {
  expect(showDiff(full)).toBe(`What changes in mine
Before    git:main
After     as it stands
Topology  4 changes, 1 destructive

Stateful replacement
! DESTRUCTIVE us: table tenants would be REPLACED

Capacity and cost
  eu: burst pool of chat-large 12 -> 18 (+$412/h at peak)
  us: a pool goes (-$41.23/h at peak)

Cosmetic
  all: tag <owner> of @team *moves* to #12 | \`x\`

Without words: facts of the Topology that differ and that no change explains
  x.y: 3 added

Cost of the deployment, list prices
An hour at peak           $1,000 -> $1,371 (+$371)
A month at the mean load  $700,000, as before`);
});

it('makes a comment of a pull request of it, in which nothing of the text is markup', () => {
  expect(showDiffMarkdown(full)).toBe(`## What changes in \`mine\`

\`git:main\` → \`as it stands\`

⚠️ **4 changes, 1 destructive**

### Stateful replacement

- ⚠️ **DESTRUCTIVE** \`us\` table tenants would be REPLACED

### Capacity and cost

- \`eu\` burst pool of chat-large 12 -&#62; 18 (+$412/h at peak)
- \`us\` a pool goes (-$41.23/h at peak)

<details><summary>Cosmetic: 1 change</summary>

- \`all\` tag &#60;owner&#62; of &#64;team \\*moves\\* to &#35;12 \\| \\\`x\\\`

</details>

| Cost of the deployment, list prices | |
| --- | --- |
| An hour at peak | $1,000 -&#62; $1,371 (+$371) |
| A month at the mean load | $700,000, as before |

<details><summary>Without words: facts of the Topology that differ and that no change explains (1)</summary>

- \`x.y: 3 added\`

</details>

<details><summary>Facts of the Topology behind these changes (8)</summary>

- \`us\` table tenants would be REPLACED: \`jurisdictions[eu].a\`
- \`eu\` burst pool of chat-large 12 -&#62; 18: \`jurisdictions[eu].a\`, \`jurisdictions[eu].b\`, \`jurisdictions[eu].c\` and 2 more
- \`us\` a pool goes: \`jurisdictions[eu].a\`
- \`all\` tag &#60;owner&#62; of &#64;team \\*moves\\* to &#35;12 \\| \\\`x\\\`: \`jurisdictions[eu].a\`

</details>`);
});

it('says so when nothing differs', () => {
  expect(showDiff(report({}))).toBe(`What changes in mine
Before    git:main
After     as it stands
Topology  Nothing differs between the two Topologies`);
  expect(showDiffMarkdown(report({}))).toBe(`## What changes in \`mine\`

\`git:main\` → \`as it stands\`

Nothing differs between the two Topologies.`);
});

it('does not take what was not compared for the same', () => {
  const text = showDiff(report({ topologyCompared: false }));
  expect(text).toContain('Topology  The Topologies are not compared: one side records none');
  expect(text).not.toContain('Nothing differs');
});

it('keeps a comment short, and says what it leaves out', () => {
  const changes = Array.from({ length: 80 }, (_, place) => change({ group: 'cosmetic', text: `tag ${place}` }));
  const rest = Array.from({ length: 70 }, (_, place) => ({
    address: `x[${place}]`,
    before: 1,
    after: 2,
    kind: 'changed' as const,
  }));
  const text = showDiffMarkdown(report({ changes, rest }));
  expect(text).toContain('- … and 30 more: `meridian diff --format json` names each');
  expect(text).toContain('- … and 10 more: `meridian diff --format json` names each');
  expect(showDiff(report({ rest }))).toContain('  ... and 20 more; --format json names each');
});
