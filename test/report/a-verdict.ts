import type { Finding } from '#evidence';
import type { Verdict } from '#proofs';

export const leak: Finding = {
  rule: 'replica-leaves',
  severity: 'error',
  at: {
    file: 'assembly-mine/mineeuTables.template.json',
    subject: 'Quotas',
    property: 'Properties.Replicas.1.Region',
  },
  message: '"us-east-1" lies outside of "eu"; allowed: eu-north-1, eu-south-2',
  mend: 'take the Region out of the replicas',
  move: { from: 'eu (eu-north-1)', to: 'us-east-1' },
};

const late: Finding = {
  rule: 'grace-outlasts-shutdown',
  severity: 'warning',
  at: { file: 'eu-north-1/30-models/chat.yaml', subject: 'Deployment models/chat', property: 'spec.template' },
  message: 'ends after 30 s; allowed: more than 90 s',
  mend: 'raise `engine.drainSeconds`',
  move: null,
};

const wide: Finding = {
  rule: 'AwsSolutions-IAM5[Resource::*]',
  severity: 'error',
  at: { file: 'assembly-mine/mineeunorth1Cluster.template.json', subject: 'Role', property: null },
  message: 'The IAM entity contains wildcard permissions',
  mend: 'Name resources',
  move: null,
};

/** A verdict with one of each: a leak, a warning in four places, an acknowledged finding, a claim about nothing. */
export const verdict: Verdict = {
  version: 1,
  deployment: 'mine',
  proofs: [
    {
      proof: 'residency',
      rules: [
        { rule: 'replica-leaves', claim: 'No replica leaves.', checked: 1200, open: 1, acknowledged: 0 },
        { rule: 'log-leaves', claim: 'No log leaves.', checked: 0, open: 0, acknowledged: 0 },
      ],
    },
    {
      proof: 'security',
      rules: [{ rule: 'AwsSolutions-IAM5', claim: 'No wildcard.', checked: 3, open: 0, acknowledged: 1 }],
    },
    {
      proof: 'operability',
      rules: [
        { rule: 'grace-outlasts-shutdown', claim: 'Grace is long enough.', checked: 40, open: 4, acknowledged: 0 },
        { rule: 'drain-fits-spot-notice', claim: 'Drain fits.', checked: 40, open: 0, acknowledged: 0 },
      ],
    },
    {
      proof: 'deployability',
      rules: [{ rule: 'values-known', claim: 'Every value is known.', checked: 728, open: 0, acknowledged: 0 }],
    },
  ],
  findings: [
    leak,
    ...['a', 'b', 'c', 'd'].map((name) => ({ ...late, at: { ...late.at, subject: `Deployment models/${name}` } })),
  ],
  acknowledged: [
    {
      finding: wide,
      acknowledgement: { rule: wide.rule, reason: 'IAM knows no resource here', until: 'Resource-level permissions' },
    },
  ],
  globalServices: [{ service: 'IAM', place: 'us-east-1', carries: 'names of roles', resources: 4 }],
  margins: [
    {
      limit: 'template bytes',
      worst: 'assembly-mine/mineeunorth1Cluster.template.json',
      used: 1000,
      allowed: 800_000,
      hard: 1_000_000,
    },
    {
      limit: 'characters of a role policy',
      worst: `assembly-mine/mineeunorth1Cluster.template.json: ${'Role'.repeat(12)}`,
      used: 6313,
      allowed: 10_240,
      hard: 10_240,
    },
  ],
  quotas: [
    {
      account: '111122223333',
      region: 'eu-north-1',
      service: 'ec2',
      code: 'L-417A185B',
      name: 'P instances',
      needed: 1536,
      initial: 0,
      purpose: 'pools on P5',
    },
    {
      account: '111122223333',
      region: 'eu-south-2',
      service: 'ec2',
      code: 'L-417A185B',
      name: 'P instances',
      needed: 768,
      initial: 0,
      purpose: 'pools on P5',
    },
  ],
};
