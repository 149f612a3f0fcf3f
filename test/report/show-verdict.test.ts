import { showVerdict } from '#report';
import { verdict } from './a-verdict';

test('what fits two screens: rules, claims that do not hold, what is near, what is wrong', () => {
  expect(showVerdict(verdict, { all: false }).split('\n')).toEqual([
    'Proofs of mine, on its templates and manifests',
    '',
    'Residency: 1 of 2 claims hold',
    'replica-leaves 1,200, log-leaves 0',
    'CLAIM               LOOKED AT  VERDICT',
    'No replica leaves.      1,200  1 open',
    '',
    'Security: 1 of 1 claim hold, 1 finding acknowledged',
    '1 rule of AwsSolutions 3',
    '',
    'Operability: 1 of 2 claims hold',
    'grace-outlasts-shutdown 40, drain-fits-spot-notice 40',
    'CLAIM                  LOOKED AT  VERDICT',
    'Grace is long enough.         40  4 open',
    '',
    'Deployability: 1 of 1 claim hold',
    'values-known 728',
    '',
    'Services outside of the jurisdictions, with how many resources use them',
    'IAM 4',
    '',
    'Limits',
    'LIMIT                        SHARE   USED  ALLOWED  NEAREST',
    'characters of a role policy  62%    6,313   10,240  mineeunorth1Cluster:',
    '                                                    RoleRoleRoleRoleRoleRo…eRoleRoleRoleRoleRole',
    'template bytes               0%     1,000  800,000  mineeunorth1Cluster',
    '',
    'Service quotas to request',
    'QUOTA           AT FIRST  NEEDED',
    'P instances            0  111122223333: eu-north-1 1,536, eu-south-2 768',
    'ec2 L-417A185B',
    '',
    'Acknowledged findings: 1',
    'AwsSolutions-IAM5 1 (1 reason)',
    '',
    'Findings',
    'error replica-leaves: "us-east-1" lies outside of "eu"; allowed: eu-north-1, eu-south-2',
    '  assembly-mine/mineeuTables.template.json: Quotas: Properties.Replicas.1.Region',
    '  from eu (eu-north-1) to us-east-1',
    '  mend: take the Region out of the replicas',
    'warning grace-outlasts-shutdown: ends after 30 s; allowed: more than 90 s',
    '  eu-north-1/30-models/chat.yaml: Deployment models/a: spec.template',
    '  eu-north-1/30-models/chat.yaml: Deployment models/b: spec.template',
    '  eu-north-1/30-models/chat.yaml: Deployment models/c: spec.template',
    '  and 1 more',
    '  mend: raise `engine.drainSeconds`',
    '',
    'Claims    4 of 6 hold',
    'Findings  1 error, 4 warnings, 1 acknowledged',
    'In full   claims in words, reasons, places: --all; for programs: --json',
  ]);
});

test('the name of what is nearest to a limit is cut to the room beside it', () => {
  const margin = {
    limit: 'characters of AWS::ElastiCache::ServerlessCache.ServerlessCacheName',
    worst: 'assembly-mine/productionapnortheast1Observability1C4F7F87.template.json: Cache18F6EE16',
    used: 25,
    allowed: 40,
    hard: 40,
  };
  const [limit] = verdict.margins;
  if (limit === undefined) throw new Error('the verdict has a margin');
  const lines = (columns: number) => {
    const text = showVerdict(
      { ...verdict, margins: [{ ...limit, ...margin }] },
      { all: false },
      { columns, colour: false },
    );
    const start = text.indexOf('LIMIT ');
    return text.slice(start, text.indexOf('\n\n', start)).split('\n');
  };
  expect(lines(110)).toEqual([
    'LIMIT                                                      SHARE  USED  ALLOWED  NEAREST',
    'characters of                                              63%      25       40  productionapn…lity1C4F7F87:',
    'AWS::ElastiCache::ServerlessCache.ServerlessCacheName                            Cache18F6EE16',
  ]);
  expect(lines(200)[1]).toContain('productionapnortheast1Observability1C4F7F87:');
});

test('all of it: every claim, every place, every reason', () => {
  const text = showVerdict(verdict, { all: true });
  expect(text).toContain('Drain fits.                   40  holds');
  expect(text).toContain('No log leaves.              0  has no case');
  expect(text).toContain('IAM      us-east-1              4  names of roles');
  expect(text).toContain('  eu-north-1/30-models/chat.yaml: Deployment models/d: spec.template');
  expect(text).toContain('AwsSolutions-IAM5, 1: IAM knows no resource here. Until: Resource-level permissions.');
  expect(text).not.toContain('--all');
});

test('nothing found, nothing used, nothing acknowledged: each says so', () => {
  const quiet = { ...verdict, findings: [], acknowledged: [], globalServices: [], margins: [], quotas: [] };
  const text = showVerdict(quiet, { all: false });
  expect(text.match(/\nnone(\n|$)/g)).toHaveLength(5);
});
