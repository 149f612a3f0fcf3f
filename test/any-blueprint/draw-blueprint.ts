import type fc from 'fast-check';
import { type BlueprintInput, instanceClassOf } from '#blueprint';
import { type Choices, choices, pick } from './choices';
import { domainOf, drawnJurisdictions } from './drawn-jurisdictions';
import { drawnModels } from './drawn-models';

type Models = BlueprintInput['models'];

/** Sound blueprints of bounded size: whatever is drawn parses, resolves and renders. */
export const blueprints: fc.Arbitrary<BlueprintInput> = choices.map(blueprintOf);

const names = ['drawn', 'a', 'eu', 'sixteen-letters0', 'n1-x'];
const retentions = [{}, { hotDays: 1, coldDays: 1 }, { hotDays: 400, coldDays: 36_500 }];
const addresses = [{}, { critical: 'meridian/pager', warning: 'meridian/chat' }, { critical: 'pager' }];
const deliveries = ['kubectl', 'gitops', 'pulumi'] as const;

function blueprintOf(drawn: Choices): BlueprintInput {
  const jurisdictions = drawnJurisdictions(drawn);
  const { models, traffic } = drawnModels(drawn.models, jurisdictions);
  const domain = domainOf(drawn);
  const delivery = pick(deliveries, drawn.delivery);
  return {
    name: pick(names, drawn.name),
    kind: drawn.production ? 'production' : 'demo',
    domain: domain === null ? null : { name: domain, hostedZoneId: 'Z0DOMAIN00000' },
    organization: drawn.organization ? { id: 'o-exampleorg1', account: '012345678901' } : null,
    access: {
      administrators: drawn.administrators ? ['arn:aws:iam::ACCOUNT_ID:role/platform'] : [],
      clusterEndpointCidrs: drawn.endpointNetworks ? ['198.51.100.0/24'] : [],
    },
    repository: delivery === 'gitops' ? { url: 'https://git.example.com/platform/meridian.git' } : null,
    image:
      drawn.ownImage || delivery !== 'kubectl'
        ? { from: 'registry', reference: 'registry.example.com/meridian/services:1.0.0' }
        : { from: 'build' },
    tags: drawn.tags ? { 'cost-center': 'inference' } : {},
    jurisdictions,
    models,
    traffic,
    routing: { pickerDialect: drawn.gaie ? 'gaie' : 'llm-d' },
    tiers: Object.fromEntries(['standard', 'free', 'twenty-characters-ab'].slice(0, drawn.tiers).map(tierOf)),
    capacity: capacityOf(drawn, jurisdictions, models),
    safety: safetyOf(drawn, models),
    batchWorker: drawn.worker ? { image: 'registry.example.com/batch-worker:1.0.0' } : null,
    data: { retention: pick(retentions, drawn.retention), logBodies: drawn.logBodies },
    api: {
      versions: [{ date: '2026-03-01', deprecated: '2026-10-01', sunset: '2027-04-01' }, { date: '2026-10-01' }].slice(
        -drawn.versions,
      ),
      tokenIssuers: Object.fromEntries(['workloads', 'partners'].slice(0, drawn.tokenIssuers).map(issuerOf)),
    },
    alerts: pick(addresses, drawn.alerts),
    delivery,
  };
}

function tierOf(name: string, index: number) {
  const requestsPerMinute = 60 * 10 ** index;
  return [
    name,
    {
      requestsPerMinute,
      burstPerSecond: requestsPerMinute / 20,
      tokensPerMinute: requestsPerMinute * 1000,
      tokensPerDay: requestsPerMinute * 100_000,
      concurrency: requestsPerMinute / 30,
      priority: index * 10,
    },
  ] as const;
}

function issuerOf(name: string) {
  const issuer = `https://${name}.example.net`;
  return [name, { issuer, audiences: ['meridian'], jwksUri: `${issuer}/keys` }];
}

/** A check needs a classifier: without one there is none. */
function safetyOf({ safety }: Choices, models: Models): BlueprintInput['safety'] {
  const classifier = Object.entries(models).find(([, { task }]) => task === 'guard' || task === 'moderate');
  if (!safety || classifier === undefined) return null;
  const [model] = classifier;
  return { categories: ['violence', 'self-harm'], bands: { block: 0.9, review: 0.6 }, deadlineMs: 500, model };
}

/** What the operator fixes of the first model and the first Region. */
function capacityOf({ capacity }: Choices, jurisdictions: BlueprintInput['jurisdictions'], models: Models) {
  const [model = '', { instances } = { instances: { base: [''] } }] = Object.entries(models)[0] ?? [];
  const region = Object.values(jurisdictions)[0]?.regions[0]?.name ?? '';
  const [instanceType = ''] = instances.base;
  const { spotShare, headroomReplicas, nodeLimit, override, reservation } = capacity;
  return {
    spotShare,
    headroomReplicas,
    nodePoolLimits: nodeLimit ? { [`${instanceClassOf(instanceType)}-spot`]: 6 } : {},
    overrides: override ? [{ model, region, baseReplicas: 2 }] : [],
    reservations: reservation ? [{ id: 'cr-0123456789abcdef0', region, instanceType, instances: 2 }] : [],
  };
}
