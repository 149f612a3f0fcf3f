import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from '#test/conformance/check';
import { type Client, openClient } from '#test/gateway/client/client';
import type { Running } from '#test/gateway/ground/ground';
import type { RegionStand, Stand } from '#test/gateway/stand';
import type { Suite } from '#test/gateway/suite';
import { chat, placeOf, told } from '#test/gateway/trial/chat';
import { breakEngines, engineFaults } from '#test/gateway/trial/engine-fault';
import { firstRegion, regionsOf } from '#test/gateway/trial/places';
import { stopAll, untilServed } from '#test/gateway/trial/programs';
import { newTenant } from '#test/gateway/trial/tenants';
import { watchOthers } from '#test/gateway/trial/witness';

const [home, abroad] = ['eu', 'us'];

/** What fails everywhere in the jurisdiction at once; then nothing of it is left to send anything on, unless a border is crossed. */
export const residency: Suite = {
  name: 'residency',
  claims: [
    'While all engines, pickers, authorizers or gateways of a jurisdiction fail at once, no request and no packet of it reaches another jurisdiction.',
    'The counters that say so do move when a tenant asks in its own jurisdiction.',
  ],
  async run(stand) {
    const client = await openClient(stand, stand.clients.eu);
    try {
      const { key } = await newTenant(stand, { jurisdiction: home, name: 'residency' });
      const trial: Trial = { stand, client, key, places: regionsOf(stand, home) };
      const checks: Check[] = [];
      for (const fault of faults(trial)) checks.push(await underFault(trial, fault));
      return [...checks, await countersMove(stand)];
    } finally {
      await client.close();
    }
  },
};

interface Trial {
  readonly stand: Stand;
  readonly client: Client;
  readonly key: string;
  readonly places: readonly RegionStand[];
}

interface Fault {
  readonly name: string;
  /** @returns what mends it */
  begin(): Promise<() => Promise<void>>;
  /** Time until it shows, milliseconds. */
  readonly showsAfterMs: number;
}

function faults({ stand, places }: Trial): Fault[] {
  const engines = places.flatMap((place) => place.engines);
  const staleMs = Math.max(
    ...places.flatMap(({ region }) => region.modelPools.map(({ picker }) => picker.scheduling.staleAfterMs)),
  );
  const gone = (name: string, programs: (place: RegionStand) => readonly Running[]): Fault => ({
    name,
    begin: () => stopAll(places.flatMap(programs)),
    showsAfterMs: 0,
  });
  return [
    ...engineFaults.map((fault) => ({
      name: `every engine ${fault}`,
      begin: () => breakEngines(stand, engines, fault),
      showsAfterMs: fault === 'hangs' ? staleMs + 500 : 0,
    })),
    gone('no picker', ({ pools }) => Object.values(pools).flatMap(({ pickers }) => pickers)),
    gone('no authorizer', ({ authorizers }) => authorizers),
    gone('no gateway in any Region', ({ envoys }) => envoys.map(({ envoy }) => envoy)),
  ];
}

async function underFault(trial: Trial, { name, begin, showsAfterMs }: Fault): Promise<Check> {
  const { stand, client, key, places } = trial;
  const witness = await watchOthers(stand, home);
  const mend = await begin();
  try {
    await sleep(showsAfterMs);
    const asks = places.flatMap(({ region }) =>
      region.modelPools
        .filter(({ model }) => model.task === 'generate')
        // each place in turn would keep a request as long as its queue's patience: those with the fewest places tell as much
        .filter(({ model }) => showsAfterMs === 0 || model.fallback === null)
        .map(({ model }) =>
          chat({ url: stand.url(home, region.name), key, model: model.servedName, timeoutMs: 45_000 }),
        ),
    );
    const answers = await client.askAll(asks);
    const seen = await witness.check(`${name}`);
    const strays = answers.filter((answer) => placeOf(stand, answer)?.region.startsWith(abroad) === true);
    return strays.length === 0
      ? {
          ...seen,
          detail: `${seen.detail}; clients saw ${counted(answers.map(({ status }) => status ?? 'no answer'))}`,
        }
      : checkOf(
          seen.name,
          strays.map((answer) => told(stand, answer)),
          '',
        );
  } finally {
    await mend();
    await Promise.all(places.map((place) => untilServed(stand, client, { place, key })));
  }
}

/** `3 times 503, once no answer` */
function counted(values: readonly (number | string)[]): string {
  const kinds = [...new Set(values)];
  return kinds.map((kind) => `${kind} (${values.filter((value) => value === kind).length})`).join(', ');
}

/** A counter that never moves proves nothing. */
async function countersMove(stand: Stand): Promise<Check> {
  const { key } = await newTenant(stand, { jurisdiction: abroad, name: 'resident' });
  const place = firstRegion(stand, abroad);
  const client = await openClient(stand, stand.clients.us);
  try {
    const witness = await watchOthers(stand, home);
    const model = place.region.modelPools[0]?.model.servedName ?? '';
    const answer = await client.ask(chat({ url: stand.url(abroad, place.region.name), key, model }));
    const { passed, detail } = await witness.check('');
    const wanted = ['gateway', 'authorizers', 'pools', 'engines'];
    return checkOf(
      `Residency: the counters move when a tenant of ${abroad} asks there`,
      [
        ...(answer.status === 200 ? [] : [told(stand, answer)]),
        ...(passed
          ? ['no counter has moved']
          : wanted.filter((name) => !detail.includes(`its ${name}`)).map((name) => `that of its ${name} has not`)),
      ],
      detail.replaceAll('\n', ', '),
    );
  } finally {
    await client.close();
  }
}
