import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAuthority } from '#test/conformance/certificates';
import type { Check } from '#test/conformance/check';
import type { LoadBalancer } from '#topology';
import type { Ground, Host } from './ground';
import { healthyTargets, startBalancer } from './load-balancer';
import { eventually, fetched, sameOf } from './proof';
import { TARGET_PORT, targetProgram } from './proof-target';

/** As the stacks make them for a deployment with a domain, save that targets are asked more often. */
const LOAD_BALANCER: LoadBalancer = {
  name: 'proof',
  scheme: 'internet-facing',
  listener: { port: 443, protocol: 'TLS' },
  targetGroup: {
    name: 'proof',
    port: TARGET_PORT,
    protocol: 'TLS',
    proxyProtocolV2: true,
    healthCheck: { port: TARGET_PORT, protocol: 'HTTPS', path: '/ready', intervalSeconds: 1 },
    deregistrationDelaySeconds: 120,
  },
  allowedCidrs: ['203.0.113.0/24'],
};
const NAME = 'eu.api.example.com';

/** What stands for a load balancer, before two real Envoys. */
export async function proveBalancer(ground: Ground): Promise<readonly Check[]> {
  const authority = makeAuthority('proof');
  const write = (name: string, text: string) => {
    const file = join(ground.folder, name);
    writeFileSync(file, text);
    return file;
  };
  const trusted = write('authority.pem', authority.certificate);
  // whoever signed what targets show
  const [shown, unknown] = [authority, makeAuthority('nobody knows it')].map((by, index) => {
    const { certificate, key } = by.issue({ commonName: NAME, hosts: [NAME] });
    return { certificate: write(`${index}.crt`, certificate), key: write(`${index}.key`, key) };
  });
  const host = await ground.addHost('balancer', { site: 'north', hears: LOAD_BALANCER.allowedCidrs });
  const targets = [await ground.addHost('one', { site: 'north' }), await ground.addHost('two', { site: 'north' })];
  for (const target of targets) {
    const files = { folder: ground.folder, certificate: unknown?.certificate ?? '', key: unknown?.key ?? '' };
    await ground.start(`target.${target.name}`, target, await targetProgram(target, files));
  }
  const addresses = targets.map(({ address }) => address);
  await startBalancer(ground, {
    name: 'balancer',
    host,
    loadBalancer: LOAD_BALANCER,
    targets: addresses,
    certificate: shown ?? null,
  });
  ground.name([NAME], host.address, 'outside');

  const healthy = async () => [...(await healthyTargets(ground, 'balancer'))].sort().join(' ');
  const all = await eventually(addresses.join(' '), healthy);
  const client = ground.host('client');
  const stranger = await ground.addHost('stranger', { site: 'outside', address: '198.51.100.9' });
  const ask = (from: Host, ...args: readonly string[]) => asked(ground, from, ['--cacert', trusted, ...args]);
  const both = {
    healthy: all,
    h2: await ask(client, '--http2'),
    http1: await ask(client, '--http1.1'),
    none: await ask(client, '--no-alpn'),
  };
  const refused = await ask(stranger, '-m', '1', '--http2');

  await ground.running('target.one').stop('SIGKILL');
  const one = await eventually(addresses[1] ?? '', healthy);
  const answers = await Promise.all(Array.from({ length: 8 }, () => fetched(ground, client, [...saysWho(trusted)])));
  await ground.running('target.two').stop('SIGKILL');
  const none = await eventually('', healthy);
  await ground.running('target.two').start();
  const open = await eventually('two', () => fetched(ground, client, saysWho(trusted)));
  return [
    sameOf('protocol and address of the client reach the target', both, {
      healthy: addresses.join(' '),
      h2: `HTTP/2 to the client, HTTP/2 at the target, from ${client.address}`,
      http1: `HTTP/1.1 to the client, HTTP/1.1 at the target, from ${client.address}`,
      none: `HTTP/1.1 to the client, HTTP/1.1 at the target, from ${client.address}`,
    }),
    sameOf('a client of another network', { refused }, { refused: 'curl 28' }),
    sameOf(
      'a dead target is left out; when all are unhealthy, all are tried',
      { healthy: one, answers: [...new Set(answers)], none, open },
      { healthy: addresses[1], answers: ['two'], none: '', open: 'two' },
    ),
  ];
}

async function asked(ground: Ground, from: Host, args: readonly string[]): Promise<string> {
  const format = 'HTTP/%{http_version} to the client, %header{x-protocol} at the target, from %header{x-client}';
  return fetched(ground, from, ['-o', '/dev/null', '-w', format, ...args, `https://${NAME}/`]);
}

/** Name of the target that answers. */
function saysWho(trusted: string): readonly string[] {
  return ['-o', '/dev/null', '-w', '%header{x-target}', '--cacert', trusted, `https://${NAME}/`];
}
