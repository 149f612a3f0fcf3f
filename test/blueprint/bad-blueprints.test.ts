import { BlueprintError, formatProblem, parseBlueprint } from '#blueprint';
import { chatModel, minimalBlueprint } from './minimal-blueprint';

// biome-ignore lint/suspicious/noExplicitAny: a row writes what no type allows
type Change = (draft: any) => void;

/** Every problem of a changed blueprint, in words. */
function problemsOf(change: Change): string[] {
  try {
    parseBlueprint(minimalBlueprint(change), 'test');
    return [];
  } catch (error) {
    if (error instanceof BlueprintError) return error.problems.map(formatProblem);
    throw error;
  }
}

const regions = 'jurisdictions.eu.regions';
const euRegions = 'eu-central-1, eu-west-1, eu-west-3, eu-north-1, eu-south-1, eu-south-2';
const spain = { name: 'eu-south-2', zones: ['eu-south-2a', 'eu-south-2b', 'eu-south-2c'], cidr: '10.2.0.0/16' };
const stockholm = { name: 'eu-north-1', zones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'], cidr: '10.3.0.0/16' };

const rows: readonly (readonly [reason: string, change: Change, problems: readonly string[]])[] = [
  [
    'a Region in two jurisdictions',
    (draft) => {
      draft.traffic.chat.es = draft.traffic.chat.eu;
      draft.jurisdictions.es = {
        account: '444455556666',
        edge: 'none',
        singleRegionReason: 'one Region in Spain only',
        regions: [spain],
      };
    },
    [
      'jurisdictions.es.regions[0].name: "eu-south-2" already stands in jurisdiction "eu"; allowed: each Region in one jurisdiction, once',
    ],
  ],
  [
    'a model that is named like the picker of another',
    (draft) => {
      draft.models['chat-picker'] = draft.models.chat;
      draft.traffic['chat-picker'] = draft.traffic.chat;
    },
    [
      'models.chat-picker: "chat-picker" is the name of the picker of model "chat"; allowed: a name that is not another model\'s with -canary, -engines, -picker, -proxy',
    ],
  ],
  [
    'a picker that nobody knows',
    (draft) => {
      draft.routing = { pickerDialect: 'istio' };
    },
    ['routing.pickerDialect: "istio" is not allowed; allowed: "llm-d", "gaie"'],
  ],
  [
    'one Region without a reason',
    (draft) => draft.jurisdictions.eu.regions.pop(),
    [
      `${regions}: ["eu-north-1"] cannot lose a Region and go on; allowed: two Regions or more, or a singleRegionReason`,
    ],
  ],
  [
    'London is not in the EU',
    (draft) => {
      draft.jurisdictions.eu.regions[1] = {
        name: 'eu-west-2',
        zones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
        cidr: '10.1.0.0/16',
      };
      draft.models.chat.instances = { base: ['p5.48xlarge'] };
    },
    [`${regions}[1].name: "eu-west-2" lies outside the legal set "eu"; allowed: ${euRegions}`],
  ],
  [
    'a batch worker whose image may change under it',
    (draft) => {
      draft.batchWorker = { image: 'registry.example.com/worker:latest' };
    },
    ['batchWorker.image: "registry.example.com/worker:latest" is not allowed; allowed: an exact tag, not latest'],
  ],
  [
    'a batch worker that takes longer to stop than its queue waits',
    (draft) => {
      draft.batchWorker = { image: 'registry.example.com/worker:1.0.0', drainSeconds: 900 };
    },
    ['batchWorker.drainSeconds: 900 is not allowed; allowed: at most 600'],
  ],
  [
    'a jurisdiction that is named like a Region',
    (draft) => {
      draft.jurisdictions = { 'eu-north-1': { ...draft.jurisdictions.eu, legalSet: 'eu' } };
      draft.traffic.chat = { 'eu-north-1': draft.traffic.chat.eu };
    },
    [
      'jurisdictions.eu-north-1: "eu-north-1" is the name of a Region, whose stacks stand under it; allowed: a name of its own, such as eu',
    ],
  ],
  [
    'names that hold a Region',
    (draft) => {
      draft.name = 'eu-north-1-x';
      draft.models['chat-us-east-1'] = draft.models.chat;
      draft.traffic['chat-us-east-1'] = draft.traffic.chat;
      draft.tiers['us-east-1'] = draft.tiers.standard;
    },
    [
      'name: "eu-north-1-x" holds the name of the Region eu-north-1, as if what bears it were there; allowed: a name without one: the same name is used in every Region',
      'models.chat-us-east-1: "chat-us-east-1" holds the name of the Region us-east-1, as if what bears it were there; allowed: a name without one: the same name is used in every Region',
      'tiers.us-east-1: "us-east-1" holds the name of the Region us-east-1, as if what bears it were there; allowed: a name without one: the same name is used in every Region',
    ],
  ],
  [
    'an organization that cannot know the account of a jurisdiction',
    (draft) => {
      draft.kind = 'demo';
      draft.organization = { id: 'o-exampleorg1', account: '123456789012' };
      draft.jurisdictions.eu.account = null;
    },
    [
      'jurisdictions.eu.account: null leaves the organization without an account to pin to the Regions of the jurisdiction; allowed: the AWS account of the jurisdiction, twelve digits, or no organization',
    ],
  ],
  [
    'a jurisdiction that nobody asks',
    (draft) => {
      draft.jurisdictions.es = {
        account: '444455556666',
        edge: 'none',
        legalSet: 'eu',
        singleRegionReason: 'one Region is enough here',
        regions: [{ name: 'eu-west-1', zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], cidr: '10.3.0.0/16' }],
      };
    },
    [
      'jurisdictions.es: "es" has no traffic: its Regions would serve no model; allowed: traffic.<model>.es of at least one model, or no such jurisdiction',
    ],
  ],
  [
    'a legal set that is none',
    (draft) => {
      draft.jurisdictions.eu.legalSet = 'eea';
    },
    [
      expect.stringMatching(
        /^jurisdictions\.eu\.legalSet: "eea" is not a legal set; allowed: ae, apac, .*\beu\b.*; did you mean ".+"\?$/,
      ),
    ],
  ],
  [
    'networks that overlap',
    (draft) => {
      draft.jurisdictions.eu.regions[1].cidr = '10.0.128.0/17';
    },
    [
      `${regions}[1].cidr: "10.0.128.0/17" overlaps 10.0.0.0/16 of eu-north-1; allowed: a network of its own for each Region`,
    ],
  ],
  [
    'a network that Kubernetes Services use',
    (draft) => {
      draft.jurisdictions.eu.regions[1].cidr = '172.20.0.0/18';
    },
    [
      `${regions}[1].cidr: "172.20.0.0/18" overlaps 172.20.0.0/16, the network of Kubernetes Services; allowed: any other private network`,
    ],
  ],
  [
    'a network with host bits',
    (draft) => {
      draft.jurisdictions.eu.regions[1].cidr = '10.1.0.1/16';
    },
    [
      `${regions}[1].cidr: "10.1.0.1/16" is not allowed; allowed: an IPv4 network such as 10.16.0.0/16, with no host bits set`,
    ],
  ],
  [
    'a zone of another Region, and one twice',
    (draft) => {
      draft.jurisdictions.eu.regions[0].zones = ['eu-north-1a', 'eu-north-1a', 'eu-west-1c'];
    },
    [
      `${regions}[0].zones[1]: "eu-north-1a" stands twice; allowed: three of eu-north-1a, eu-north-1b, eu-north-1c`,
      `${regions}[0].zones[2]: "eu-west-1c" is not a zone of eu-north-1; allowed: three of eu-north-1a, eu-north-1b, eu-north-1c`,
    ],
  ],
  [
    'an instance type that one Region does not offer',
    (draft) => {
      draft.models.chat.instances = { base: ['p5.48xlarge'] };
    },
    [
      expect.stringMatching(
        /^models\.chat\.instances\.base: \["p5\.48xlarge"\] is not on offer in eu-south-2; allowed: at least one of .*p5en\.48xlarge/,
      ),
    ],
  ],
  [
    'weights and KV cache that do not fit',
    (draft) => {
      draft.models.chat.contextTokens = 262_144;
    },
    [0, 1].map(
      (index) =>
        `models.chat.instances.${index === 0 ? 'base' : 'burst'}[0]: "g6e.4xlarge" holds 40.2 GiB on 1 GPUs, but weights and the KV cache of one ` +
        'request of 262144 tokens take 51.3 GiB; allowed: more GPUs (parallelism), a smaller contextTokens or precision, or an instance type with more memory',
    ),
  ],
  [
    'spot for a replica over two nodes',
    (draft) => {
      draft.models.chat.parallelism = { tensor: 8, pipeline: 2 };
      draft.models.chat.instances = { base: ['p5en.48xlarge'], burst: ['p5en.48xlarge'] };
    },
    [
      'models.chat.instances.burst[0]: "p5en.48xlarge" spans 2 nodes for 16 GPUs: one spot notice would end the whole replica; ' +
        'allowed: no burst for a model whose replicas span nodes',
    ],
  ],
  [
    'a fallback cycle',
    (draft) => {
      draft.models.chat.fallback = 'chat-b';
      draft.models['chat-b'] = { ...chatModel(), fallback: 'chat-c' };
      draft.models['chat-c'] = { ...chatModel(), fallback: 'chat' };
      draft.traffic['chat-b'] = draft.traffic.chat;
      draft.traffic['chat-c'] = draft.traffic.chat;
    },
    [
      'models.chat.fallback: "chat-b" makes a cycle: chat -> chat-b -> chat-c -> chat; allowed: fallbacks that end at a model without one',
    ],
  ],
  [
    'canary stages that end before all',
    (draft) => {
      draft.models.chat.canary = {
        version: 'v2',
        weights: { source: 'hf://a/b', bytes: 1 },
        percent: 20,
        stagesPercent: [5, 50],
      };
    },
    [
      'models.chat.canary.stagesPercent: [5,50] does not lead from little to all; allowed: ascending shares, the last one 100',
      'models.chat.canary.percent: 20 is not one of its stages; allowed: 5, 50',
    ],
  ],
  [
    'Region shares that do not add up',
    (draft) => {
      draft.traffic.chat.eu.regionShare = { 'eu-north-1': 0.6, 'eu-south-2': 0.3 };
    },
    [
      'traffic.chat.eu.regionShare: {"eu-north-1":0.6,"eu-south-2":0.3} adds up to 0.9; allowed: shares that add up to 1',
    ],
  ],
  [
    'burst below the rate',
    (draft) => {
      draft.tiers.standard.burstPerSecond = 9;
    },
    [
      'tiers.standard.burstPerSecond: 9 is below the rate of 600 requests a minute, which could never be reached; allowed: at least 10',
    ],
  ],
  [
    'three API versions',
    (draft) => {
      draft.api.versions = [{ date: '2026-01-01' }, { date: '2026-02-01' }, { date: '2026-03-01' }];
    },
    [
      expect.stringMatching(
        /^api\.versions: \[.* is not allowed; allowed: at most two API versions at once: end the oldest first$/,
      ),
    ],
  ],
  [
    'an older version without an end',
    (draft) => {
      draft.api.versions = [{ date: '2026-01-01' }, { date: '2026-02-01' }];
    },
    ['api.versions[0].sunset: null leaves the older version without an end; allowed: the date on which it ends'],
  ],
  [
    'cold retention below hot',
    (draft) => {
      draft.data = { retention: { hotDays: 30, coldDays: 7 } };
    },
    [
      'data.retention.coldDays: 7 is shorter than hotDays, 30; allowed: at least 30: coldDays counts from the beginning',
    ],
  ],
  [
    'a secret where its name belongs; the error does not show it',
    (draft) => {
      draft.alerts = { critical: '0123456789abcdef0123456789abcdef' };
    },
    [
      'alerts.critical: "0123…" (not shown) is not allowed; allowed: the name of a secret in AWS Secrets Manager, such as meridian/pager, never the secret itself',
    ],
  ],
  [
    'unknown keys, at the top and deep inside',
    (draft) => {
      draft.jurisdiction = {};
      draft.jurisdictions.eu.regions[0].zone = 'a';
    },
    [
      expect.stringMatching(
        /^jurisdiction: is not a key of a blueprint; allowed: name, .*; did you mean "jurisdictions"\?$/,
      ),
      `${regions}[0].zone: "a" is an unknown key`,
    ],
  ],
  [
    'a Region that nobody knows',
    (draft) => {
      draft.jurisdictions.eu.regions[0].name = 'eu-nort-1';
    },
    [
      expect.stringMatching(
        /^jurisdictions\.eu\.regions\[0\]\.name: "eu-nort-1" is not a Region .*; did you mean "eu-north-1"\?$/,
      ),
    ],
  ],
  [
    'an instance type that nobody knows',
    (draft) => {
      draft.models.chat.instances.base = ['g6e.4xlagre'];
    },
    [
      expect.stringMatching(
        /^models\.chat\.instances\.base\[0\]: "g6e\.4xlagre" is not an instance type .*; did you mean "g6e\.4xlarge"\?$/,
      ),
    ],
  ],
  [
    'production without an account',
    (draft) => {
      delete draft.jurisdictions.eu.account;
    },
    [
      'jurisdictions.eu.account: null leaves a production deployment without an account; allowed: the AWS account of the jurisdiction, twelve digits',
    ],
  ],
  [
    'gitops without a repository',
    (draft) => {
      draft.delivery = 'gitops';
    },
    [
      'repository: null is missing: Argo CD must read the manifests from somewhere; allowed: a repository, or another delivery',
    ],
  ],
  [
    'an image that nobody builds',
    (draft) => {
      draft.image = { from: 'build' };
    },
    [
      'image.from: "build" is built while CDK applies the manifests, which the delivery pulumi does not do; allowed: "registry" with the reference of an image that was pushed before, or the delivery kubectl',
    ],
  ],
  [
    'a claim that no token can have',
    (draft) => {
      draft.api.tokenIssuers = {
        ci: {
          issuer: 'https://id.example.com',
          audiences: ['meridian'],
          jwksUri: 'https://id.example.com/keys',
          claims: { tenant: 'the tenant' },
        },
      };
    },
    [
      'api.tokenIssuers.ci.claims.tenant: "the tenant" is not allowed; allowed: a name of a claim of 1-128 letters, digits and any of _ . : / -',
    ],
  ],
  [
    'one issuer under two names',
    (draft) => {
      const ci = { issuer: 'https://id.example.com', audiences: ['a'], jwksUri: 'https://id.example.com/keys' };
      draft.api.tokenIssuers = { ci, 'ci-too': { ...ci, audiences: ['b'] } };
    },
    [
      'api.tokenIssuers.ci-too.issuer: "https://id.example.com" is that of "ci" too: a token could not be told to be of one of them; allowed: each issuer once; one may have several audiences',
    ],
  ],
  [
    'one hosted zone for two accounts',
    (draft) => {
      draft.domain = { name: 'example.com', hostedZoneId: 'Z0000000001' };
      draft.traffic.chat.se = draft.traffic.chat.eu;
      draft.jurisdictions.se = {
        account: '444455556666',
        edge: 'none',
        singleRegionReason: 'a test of one Region',
        regions: [stockholm],
      };
      draft.jurisdictions.eu.regions.shift();
      draft.jurisdictions.eu.singleRegionReason = 'a test of one Region';
    },
    [
      'jurisdictions.se.hostedZoneId: null leads to zone Z0000000001, which "eu" uses from account 111122223333: it cannot lie in 444455556666 too; ' +
        'allowed: the zone of its host name, delegated to its own account',
    ],
  ],
  [
    'traffic for a model that is not there, and a model without any',
    (draft) => {
      draft.traffic = { caht: draft.traffic.chat };
    },
    [
      'traffic.caht: "caht" is not a model; allowed: chat; did you mean "chat"?',
      'traffic.chat: is missing: the model would be served nowhere; allowed: traffic in at least one jurisdiction',
    ],
  ],
  [
    'rates that fall',
    (draft) => {
      draft.traffic.chat.eu.requestsPerSecond = { p50: 10, p95: 5, peak: 40 };
    },
    [
      'traffic.chat.eu.requestsPerSecond: {"p50":10,"p95":5,"peak":40} does not ascend; allowed: p50 <= p95 <= peak, and a peak above 0',
    ],
  ],
  [
    'keys of a token issuer over plain http',
    (draft) => {
      draft.api.tokenIssuers = { ci: { issuer: 'ci', audiences: ['api'], jwksUri: 'http://id.example.com/keys' } };
    },
    [
      'api.tokenIssuers.ci.jwksUri: "http://id.example.com/keys" is not allowed; allowed: an https address such as https://id.example.com/keys',
    ],
  ],
  [
    'a limit that Envoy cannot count to',
    (draft) => {
      draft.tiers.standard.tokensPerDay = 5_000_000_000;
    },
    ['tiers.standard.tokensPerDay: 5000000000 is not allowed; allowed: at most 4294967295'],
  ],
];

test.each(rows)('refuses %s', (_, change, problems) => {
  expect(problemsOf(change)).toEqual(problems);
});

test('names all problems at once, of the shape of one part and of the rules across others', () => {
  const found = problemsOf((draft) => {
    draft.models.chat.precision = 'bf61';
    draft.tiers.standard.burstPerSecond = 1;
    draft.jurisdictions.eu.regions[1].cidr = '10.0.0.0/16';
    draft.delivery = undefined;
  });
  expect(found).toEqual([
    'models.chat.precision: "bf61" is not allowed; allowed: "bf16", "fp8", "fp4"; did you mean "bf16"?',
    'delivery: is missing; allowed: "kubectl", "gitops", "pulumi"',
    `${regions}[1].cidr: "10.0.0.0/16" overlaps 10.0.0.0/16 of eu-north-1; allowed: a network of its own for each Region`,
    'tiers.standard.burstPerSecond: 1 is below the rate of 600 requests a minute, which could never be reached; allowed: at least 10',
  ]);
});

test.each([
  ['a list', []],
  ['nothing', null],
  ['text', 'production'],
])('refuses %s in the place of a blueprint', (_, input) => {
  expect(() => parseBlueprint(input, 'file.yaml')).toThrow(
    new BlueprintError('file.yaml', [
      {
        rule: 'shape',
        path: [],
        value: input,
        message: 'is not an object',
        allowed: 'an object with a name, …',
        suggestion: null,
      },
    ]),
  );
});

test('the message names the file, the count and each problem on a line', () => {
  const bad = minimalBlueprint((draft) => {
    draft.name = 'Production';
  });
  expect(() => parseBlueprint(bad, 'mine.yaml')).toThrow(
    'mine.yaml: 1 problem\n  name: "Production" is not allowed; allowed: a deployment name: 1-16 lower-case letters, digits and hyphens, a letter first',
  );
});
