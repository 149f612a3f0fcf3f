import type { Check } from '#test/conformance/check';
import type { Ground, Site } from './ground';
import { eventually, fetched, sameOf } from './proof';

/** A server that answers with the client's address. */
const SERVER = `require('node:http').createServer((ask, answer) => answer.end(ask.socket.remoteAddress)).listen(8080, '0.0.0.0')`;
/** Further arguments for what nobody will answer. */
const SOON = ['-m', '1'];
const URL = 'http://server.south.example.:8080/';
/** Exit codes of curl: no such name, connection refused or no way there, too late. */
const [NO_NAME, REFUSED, TOO_LATE] = ['curl 6', 'curl 7', 'curl 28'];

/** Names, borders and counters. */
export async function proveNetworks(ground: Ground): Promise<readonly Check[]> {
  const near = await ground.addHost('near', { site: 'north' });
  const neighbour = await ground.addHost('neighbour', { site: 'north' });
  const server = await ground.addHost('server', { site: 'south', address: '10.2.7.7' });
  const client = await ground.addHost('client', { site: 'outside', address: '203.0.113.9' });
  const wary = await ground.addHost('wary', { site: 'south', hears: ['203.0.113.0/24'] });
  ground.name(['server.south.example'], server.address, 'everywhere');
  for (const host of [server, wary, neighbour])
    await ground.start(`answers.${host.name}`, host, { program: process.execPath, args: ['-e', SERVER] });
  const local = `http://${neighbour.address}:8080/`;
  await eventually(near.address, () => fetched(ground, near, [local]));
  await eventually('127.0.0.1', () => fetched(ground, server, ['http://127.0.0.1:8080/']));
  await eventually('127.0.0.1', () => fetched(ground, wary, ['http://127.0.0.1:8080/']));

  const untouched = sameOf('a network from which nobody has asked anything: its counters', packets(ground, 'south'), {
    north: '0 in, 0 out',
    abroad: '0 in, 0 out',
    outside: '0 in, 0 out',
  });
  const answers = {
    near: await fetched(ground, near, [URL]),
    client: await fetched(ground, client, [URL]),
    'nobody has that name': await fetched(ground, near, ['http://nowhere.example/']),
    'nobody has that address': await fetched(ground, near, ['http://10.99.0.1/']),
    'a port that nobody listens on': await fetched(ground, near, [`http://${neighbour.address}:81/`]),
    'heard by a wary host': await fetched(ground, client, [`http://${wary.address}:8080/`]),
    'not heard by a wary host': await fetched(ground, near, [...SOON, `http://${wary.address}:8080/`]),
  };
  const asked = packets(ground, 'south');
  ground.cut('south');
  const cut = { near: await fetched(ground, near, [...SOON, URL]), neighbour: await fetched(ground, near, [local]) };
  const whileCut = packets(ground, 'south');
  ground.join('south');
  return [
    untouched,
    sameOf('who asks whom', answers, {
      near: near.address,
      client: client.address,
      'nobody has that name': NO_NAME,
      'nobody has that address': REFUSED,
      'a port that nobody listens on': REFUSED,
      'heard by a wary host': client.address,
      'not heard by a wary host': TOO_LATE,
    }),
    sameOf(
      'counters between two networks',
      { ...asked, north: asked.north !== '0 in, 0 out', outside: asked.outside !== '0 in, 0 out' },
      { north: true, outside: true, abroad: '0 in, 0 out' },
    ),
    sameOf(
      'a network that is cut off',
      { ...cut, counters: whileCut },
      { near: TOO_LATE, neighbour: near.address, counters: asked },
    ),
    sameOf('and joined again', { near: await fetched(ground, near, [URL]) }, { near: near.address }),
  ];
}

function packets(ground: Ground, site: Site): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['north', 'abroad', 'outside'].map((other) => {
      const { packetsIn, packetsOut } = ground.crossed(site, other);
      return [other, `${packetsIn} in, ${packetsOut} out`];
    }),
  );
}
