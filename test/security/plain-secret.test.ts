import { plainSecrets } from '#lib/security/plain-secret';

/** Text in the form of a token; put together here, so that no scanner of this repository takes it for one. */
const run = (length: number, alphabet = 'aB3dE6gH9') =>
  alphabet.repeat(Math.ceil(length / alphabet.length)).slice(0, length);

const tokens: readonly (readonly [what: string, token: string])[] = [
  ['a private key', `-----BEGIN RSA PRIVATE ${'KEY'}-----\nMIIE`],
  ['an AWS access key', `AK${'IA'}${run(16, 'QRST2345')}`],
  ['an Amazon Bedrock key', `AB${'SK'}${run(120)}`],
  ['a GitHub token', `gh${'p_'}${run(36)}`],
  ['a GitHub token', `github_${'pat_'}${run(82)}`],
  ['a GitLab token', `gl${'pat-'}${run(20)}`],
  ['a Hugging Face token', `h${'f_'}${run(34, 'aBcDe')}`],
  ['an Anthropic key', `sk-${'ant-'}api03-${run(93)}AA`],
  ['an OpenAI key', `sk-${'proj-'}${run(74)}T3BlbkFJ${run(74)}`],
  ['a Google API key', `AI${'za'}${run(35)}`],
  ['an Azure client secret', `abc8Q${'~'}${run(31)}`],
  ['a Slack token', `xo${'xb-'}${run(12, '1234567890')}-${run(12, '1234567890')}-${run(24)}`],
  ['a Slack webhook', `https://hooks.slack${'.com'}/services/${run(44)}`],
  ['a Grafana token', `gl${'sa_'}${run(32)}_${run(8, 'abc123')}`],
  ['a New Relic key', `NR${'AK-'}${run(27)}`],
  ['a Vault token', `hv${'s.'}${run(95)}`],
  ['a Terraform token', `${run(14)}.atlas${'v1.'}${run(64)}`],
  ['a Pulumi token', `pu${'l-'}${run(40, 'abc123')}`],
  ['a Databricks token', `da${'pi'}${run(32, 'abc123')}`],
  ['a DigitalOcean token', `do${'p_v1_'}${run(64, 'abc123')}`],
  ['an npm token', `np${'m_'}${run(36)}`],
  ['a PyPI token', `py${'pi-'}AgEIcHlwaS5vcmc${run(60)}`],
  ['a Stripe key', `sk${'_live_'}${run(24)}`],
  ['a SendGrid key', `S${'G.'}${run(66)}`],
  ['a Twilio key', `S${'K'}${run(32, 'abc123')}`],
  ['an age key', `AGE-SECRET-${'KEY-1'}${run(58, 'QPZRY9X8')}`],
  ['a JSON web token', `ey${run(20, 'JhbGciOi')}.ey${run(30, 'JzdWIiOi')}.${run(20)}`],
  ['a password in an address', 'rediss://default:hunter2@limits.internal:6379'],
];

test.each(tokens)('%s is known by its form, in whatever field it stands', (what, token) => {
  expect(plainSecrets({ note: `see ${token}` })).toEqual([{ property: 'note', what }]);
});

const literals: readonly (readonly [reason: string, value: unknown, property: string, what: string])[] = [
  ['a field', { grafana: { adminPassword: 'admin' } }, 'grafana.adminPassword', 'a literal value of adminPassword'],
  ['a number', { db: { password: 123456 } }, 'db.password', 'a literal value of password'],
  ['an upper-case name', { HF_TOKEN: 'open-sesame' }, 'HF_TOKEN', 'a literal value of HF_TOKEN'],
  ['an environment variable', [{ name: 'DB_PASSWORD', value: 'x1' }], '0.value', 'a literal value of DB_PASSWORD'],
  ['an environment variable of AWS', [{ Name: 'API_TOKEN', Value: 'x1' }], '0.Value', 'a literal value of API_TOKEN'],
  ['a tag', { Tags: [{ Key: 'client-secret', Value: 'x1' }] }, 'Tags.0.Value', 'a literal value of client-secret'],
  ['a flag with its value', { args: ['--api-key=a1b2c3d4e5f6a7b8'] }, 'args.0', 'a literal value of --api-key'],
  ['a flag before its value', { args: ['--token', 'x1'] }, 'args.1', 'a literal value of --token'],
  ['a setting in a text', { 'app.conf': 'port: 1\npassword: x1\n' }, 'app.conf', 'a literal value of password'],
  ['a setting of Valkey', { conf: 'maxmemory 1mb\nrequirepass x1\n' }, 'conf', 'a literal value of requirepass'],
  ['a quoted setting', { conf: 'client_secret = "x 1"' }, 'conf', 'a literal value of client_secret'],
  ['JSON in a text', { conf: '{"auth":{"password":"x1"}}' }, 'conf.auth.password', 'a literal value of password'],
  ['a list of passwords', { Passwords: ['x1'] }, 'Passwords.0', 'a literal value of Passwords'],
  ['a token that begins as a header does', { hopToken: 'x-a1b2c3' }, 'hopToken', 'a literal value of hopToken'],
  ['key material', { secretKey: 'a1B2c3D4e5F6g7H8' }, 'secretKey', 'a literal value of secretKey'],
];

test.each(literals)('%s that says secret has no literal value', (_reason, value, property, what) => {
  expect(plainSecrets(value)).toEqual([{ property, what }]);
});

const harmless: readonly (readonly [reason: string, value: unknown])[] = [
  ['tokens that a model reads', { maxTokens: 512, tokens: 'x', args: ['--time-to-first-token=300ms'] }],
  ['the key of a selector', { key: 'llm_total_token', topologyKey: 'topology.kubernetes.io/zone' }],
  ['the name of a secret', { secretName: 'tls', existingSecret: 'redis', imagePullSecret: 'registry' }],
  ['an entry of a secret', { secretKeyRef: { name: 'limit-store', key: 'address' }, secretKey: 'address' }],
  ['a long name of an entry', { secretKey: 'limit-store-address' }],
  ['a switch', { secret: true, automountServiceAccountToken: false }],
  ['an expansion of Kubernetes', [{ name: 'API_TOKEN', value: '$(OTHER)' }]],
  ['a reference of CloudFormation', { MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}' }],
  ['a resource of CloudFormation', { Password: '${Generated}', token: { Ref: 'Generated' } }],
  ['an operator of Envoy', { tokens: '%DYNAMIC_METADATA(x)%', token: '%REQ(authorization)%' }],
  ['a secret by its ARN', { password: 'arn:aws:secretsmanager:eu-north-1:1:secret:x' }],
  ['a mounted file', { token: '/var/run/secrets/token', conf: 'password: /etc/secret\n' }],
  ['nothing', { password: '', token: null }],
  ['the address of a token', { tokenUrl: 'https://login.example.com/token' }],
  ['a key of KMS', { kmsKeyId: 'arn:aws:kms:eu-north-1:444455556666:alias/production-eu' }],
  ['an address with a port', { address: 'redis://limits.internal:6379/0' }],
  ['an address with a name', { repository: 'ssh://git@example.com:22/a.git' }],
  ['the name of a header in which a token comes', { headers: { hopToken: 'x-meridian-hop-token' } }],
];

test.each(harmless)('%s is no secret', (_reason, value) => {
  expect(plainSecrets(value)).toEqual([]);
});

test('where the value stands is put before what is found in it', () => {
  expect(plainSecrets({ a: [{ password: 'x' }] }, 'Properties')).toEqual([
    { property: 'Properties.a.0.password', what: 'a literal value of password' },
  ]);
});
