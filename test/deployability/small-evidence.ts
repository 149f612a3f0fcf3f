import { deployabilityRules } from '#deployability';
import { type Evidence, type Plain, type Resource, type RuleOutcome, type StackFile, takeInventory } from '#evidence';
import type { Topology } from '#topology';

/** A stack of a deployment called `mine`, in Stockholm; each test states only what differs. */
export function stackWith(resources: Readonly<Record<string, Resource>>, change: Partial<StackFile> = {}): StackFile {
  return {
    file: 'assembly-mine/data.template.json',
    path: 'mine/eu-north-1/Data',
    name: 'meridian-mine-eu-north-1-Data',
    account: '111122223333',
    region: 'eu-north-1',
    terminationProtection: false,
    bytes: 100,
    template: { Resources: resources },
    ...change,
  };
}

/** One resource in one stack. */
export function resourceEvidence(type: string, properties: Plain): Evidence {
  return evidenceOf([stackWith({ It: { Type: type, Properties: properties } })]);
}

/** Objects in one file of Stockholm's manifests. */
export function objectEvidence(...objects: readonly Plain[]): Evidence {
  return evidenceOf([], objects);
}

export function evidenceOf(stacks: readonly StackFile[], objects: readonly Plain[] = []): Evidence {
  const file = 'eu-north-1/30-models/chat.yaml';
  const manifests = objects.length === 0 ? [] : [{ file, region: 'eu-north-1', bytes: 100, objects }];
  return { deployment: 'mine', stacks, manifests };
}

/** The Topology of one Region, as much of it as the rules of values read: whose account it is, and which image the services have. */
export function topologyWith(image: string): Topology {
  const gateway = { access: { authorizer: { deployment: { image } } } };
  return {
    jurisdictions: [{ account: '111122223333', regions: [{ name: 'eu-north-1', gateway }] }],
  } as unknown as Topology;
}

const topology = topologyWith('registry.example.com/meridian:0.1.0');

/** What one rule says; with no Topology given, of a deployment that names its account. */
export function ask(rule: string, evidence: Evidence, given: Topology = topology): RuleOutcome {
  const found = deployabilityRules.find(({ name }) => name === rule);
  if (found === undefined) throw new Error(`no rule "${rule}"`);
  return found.check({ inventory: takeInventory(evidence), topology: given });
}

/** What one rule objects to, without the place. */
export function messages(rule: string, evidence: Evidence): readonly string[] {
  return ask(rule, evidence).findings.map(({ message }) => message);
}
