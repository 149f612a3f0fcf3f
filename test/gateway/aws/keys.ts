import { waitUntil } from '#test/conformance/wait-until';
import type { Ground, Host, Running } from '#test/gateway/ground/index';
import { tool } from '#test/toolchain/index';
import type { Region, Topology } from '#topology';
import { AWS_SITE } from './tables';

const PORT = 5000;
const HOST = 'kms';

/** Starts KMS with the keys from which each jurisdiction's hop tokens are signed: one key material in all its Regions, under their alias. */
export async function startKeys(ground: Ground, topology: Topology): Promise<Running> {
  const host = await ground.addHost(HOST, { site: AWS_SITE });
  const running = await ground.start(HOST, host, {
    program: await tool('moto_server'),
    args: ['-H', '0.0.0.0', '-p', String(PORT)],
  });
  await waitUntil(async () => (await ask(ground, host, { region: 'eu-north-1', target: 'ListKeys' })) !== undefined, {
    what: 'KMS answers',
    withinMs: 60_000,
    explain: () => running.lastWords(),
  });
  for (const { regions } of topology.jurisdictions) await makeKey(ground, host, regions);
  return running;
}

/** Address of KMS for programs on the ground. */
export function keysEndpoint(ground: Ground): string {
  return `http://${ground.host(HOST).address}:${PORT}`;
}

async function makeKey(ground: Ground, host: Host, [first, ...others]: readonly Region[]): Promise<void> {
  if (first === undefined) return;
  const must = async (request: KeyRequest) => {
    const answer = await ask(ground, host, request);
    if (answer === undefined) throw new Error(`KMS refuses ${request.target} in ${request.region}`);
    return answer;
  };
  const made = await must({
    region: first.name,
    target: 'CreateKey',
    body: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC', MultiRegion: true },
  });
  const KeyId = made.KeyMetadata?.KeyId;
  for (const { name } of others) {
    await must({ region: first.name, target: 'ReplicateKey', body: { KeyId, ReplicaRegion: name } });
  }
  for (const { name, gateway } of [first, ...others]) {
    const AliasName = gateway.access.authorizer.config.hop.keyAlias;
    // the emulator has copied it to the others already, and says so
    const alias = { region: name, target: 'CreateAlias', body: { AliasName, TargetKeyId: KeyId } };
    await (name === first.name ? must(alias) : ask(ground, host, alias));
  }
}

interface KeyRequest {
  readonly region: string;
  readonly target: string;
  readonly body?: unknown;
}

interface KeyAnswer {
  readonly KeyMetadata?: { readonly KeyId: string };
}

/** Asks KMS in its JSON protocol; undefined when it does not answer, or refuses. */
async function ask(
  ground: Ground,
  host: Host,
  { region, target, body = {} }: KeyRequest,
): Promise<KeyAnswer | undefined> {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `TrentService.${target}`,
    authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/${region}/kms/aws4_request, SignedHeaders=host, Signature=none`,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
  const args = [
    '--silent',
    '--show-error',
    '--fail-with-body',
    ...lines,
    '--data',
    JSON.stringify(body),
    `http://127.0.0.1:${PORT}/`,
  ];
  const { code, stdout } = await ground.run(host, { program: 'curl', args });
  if (code !== 0) return undefined;
  return stdout === '' ? {} : (JSON.parse(stdout) as KeyAnswer);
}
