import { join } from 'node:path';
import { type Check, checkOf } from '#test/conformance/check';
import { waitUntil } from '#test/conformance/wait-until';
import { startBalancer } from '#test/gateway/ground/load-balancer';
import { fetched } from '#test/gateway/ground/proof';
import { trustFile } from '#test/gateway/trust';
import type { AccessTrial } from './trial';

/** Longest that a connection is waited for that nobody takes, seconds. */
const SILENCE_SECONDS = 3;

/**
 * The load balancers of the stand run without their security groups, so that Envoy can be seen to refuse. One more, with the networks that the
 * Topology lets connect, stands before the same Envoys here: other networks get no connection at all.
 */
export async function checkGuarded(trial: AccessTrial, key: string): Promise<Check> {
  const { stand, place, clients } = trial;
  const { ground, topology } = stand;
  const { region } = place;
  const loadBalancer = region.network.loadBalancers.find(({ scheme }) => scheme === 'internet-facing');
  const hostname = topology.jurisdictions.find(({ name }) => name === region.jurisdiction)?.hostname;
  if (loadBalancer === undefined || typeof hostname !== 'string') throw new Error(`${region.name}: no way in`);
  const { allowedCidrs, listener } = loadBalancer;
  // a name for each run, since a stand that is kept keeps its hosts
  const name = `guarded-${process.pid}`;
  const host = await ground.addHost(name, { site: region.name, hears: allowedCidrs });
  const file = (end: string) => join(ground.folder, 'trust', `${region.name}-edge.${end}`);
  const targets = place.envoys.map(({ envoy }) => envoy.host.address);
  const balancer = await startBalancer(ground, {
    name,
    host,
    loadBalancer,
    targets,
    certificate: { certificate: file('crt'), key: file('key') },
  });
  const ask = (from: keyof AccessTrial['clients']) =>
    fetched(ground, clients[from].host, [
      ...['-m', String(SILENCE_SECONDS), '-o', '/dev/null', '-w', '%{http_code}', '--cacert', trustFile(ground.folder)],
      ...['-H', `authorization: Bearer ${key}`, '--connect-to', `::${host.address}:${listener.port}`],
      `https://${hostname}/v1/models`,
    ]);
  try {
    await waitUntil(async () => (await ask('own')) === '200', {
      what: `${name} serves a client of ${allowedCidrs.join(', ')}`,
      withinMs: 20_000,
      explain: () => balancer.lastWords(),
    });
    const [foreign, stranger] = await Promise.all([ask('foreign'), ask('stranger')]);
    const problems = Object.entries({ 'a client of another jurisdiction': foreign, 'a stranger': stranger })
      // curl's 28: the time is over
      .flatMap(([who, answer]) => (answer === 'curl 28' ? [] : [`${who}: ${answer}; wanted: no connection`]));
    return checkOf(
      'A good key at the load balancer with its security group',
      problems,
      `${allowedCidrs.join(', ')}: served; no connection from other networks`,
    );
  } finally {
    await balancer.stop();
  }
}
