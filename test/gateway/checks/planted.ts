import { type Check, checkOf } from '#test/conformance/check';
import { waitUntil } from '#test/conformance/wait-until';
import { openClient } from '#test/gateway/client/client';
import { answersItself } from '#test/gateway/failover/each-fault';
import { type FailoverTrial, failoverTrial } from '#test/gateway/failover/trial';
import { planted as plantedIn } from '#test/gateway/planted/plant';
import { type PlantedFault, plantedFaults } from '#test/gateway/planted-faults';
import type { Suite } from '#test/gateway/suite';
import { chat } from '#test/gateway/trial/chat';
import { breakEngines } from '#test/gateway/trial/engine-fault';
import { revive } from '#test/gateway/trial/programs';
import { newTenant } from '#test/gateway/trial/tenants';
import { roomInWindow } from '#test/gateway/trial/window';
import { watchOthers } from '#test/gateway/trial/witness';

/** Faults that an API server accepts, written into the rendered files: the checks of other suites must see each of them. */
export const planted: Suite = {
  name: 'planted',
  claims: [
    'Each fault that is planted in the rendered files turns a check red; with the rendered files back, it is green.',
  ],
  async run(stand) {
    const client = await openClient(stand, stand.clients.eu);
    try {
      const trial = failoverTrial(stand, client, 'eu');
      const { key } = await newTenant(stand, { jurisdiction: 'eu', name: 'planted' });
      const checks: Check[] = [];
      // the first of them last: a controller ends over it, and takes its time to lead again
      for (const fault of [...plantedFaults].reverse()) checks.push(await turnsRed({ trial, key }, fault));
      return checks;
    } finally {
      await client.close();
    }
  },
};

interface Planting {
  readonly trial: FailoverTrial;
  readonly key: string;
}

/** The check that sees each fault, by the fault's name. */
const seenBy: Readonly<Record<string, (planting: Planting) => Promise<Check>>> = {
  'service-among-names': (planting) => translated(planting),
  'policy-on-route': ({ trial }) => limitHolds(trial),
  'priority-abroad': (planting) => staysHome(planting),
};

async function turnsRed(planting: Planting, fault: PlantedFault): Promise<Check> {
  const { stand, here } = planting.trial;
  const name = `Planted: ${fault.what}`;
  const look = seenBy[fault.name];
  if (look === undefined) return checkOf(name, [`no check is named for the fault ${fault.name}`], '');
  const restore = await plantedIn(stand, here, fault);
  let red: Check | undefined;
  const until = (wanted: boolean) => async () => {
    const check = await look(planting);
    // as a kubelet would
    await revive([here.aiGateway, here.envoyGateway]);
    return check.passed === wanted ? check : undefined;
  };
  try {
    red = await waitUntil(until(false), { what: 'a check turns red', withinMs: 60_000, everyMs: 500 }).catch(
      () => undefined,
    );
  } finally {
    await restore();
  }
  const green = await waitUntil(until(true), { what: 'green again', withinMs: 75_000, everyMs: 500 }).catch(
    () => undefined,
  );
  return checkOf(
    name,
    [
      ...(red === undefined ? ['no check has seen it in 60 s'] : []),
      ...(green === undefined ? ['with the rendered files applied again the check stays red'] : []),
    ],
    `"${red?.name}" turned red: ${red?.detail.split('\n')[0]?.slice(0, 160)}`,
  );
}

/**
 * The local pool answers, and the controllers live on. AI Gateway 1.0.0 counts on one cluster for a rule: over one for each backend its
 * controller panics (internal/extensionserver/post_translate_modify.go, maybeModifyCluster), and nothing is translated any more.
 */
async function translated({ trial, key }: Planting): Promise<Check> {
  const { aiGateway, envoyGateway } = trial.here;
  const ended = [aiGateway, envoyGateway].filter((controller) => !controller.alive());
  if (ended.length === 0) return answersItself(trial, key);
  return checkOf(
    'Controllers of the gateway live',
    ended.map(({ name }) => `${name} has ended`),
    '',
  );
}

/** A tenant over its requests of a minute is refused. */
async function limitHolds({ stand, client, here, large }: FailoverTrial): Promise<Check> {
  const tier = here.region.gateway.tiers.reduce((least, one) =>
    one.requestsPerMinute < least.requestsPerMinute ? one : least,
  );
  const { jurisdiction, name } = here.region;
  const { key } = await newTenant(stand, {
    jurisdiction,
    name: `limited-${Math.random().toString(36).slice(2)}`,
    tier: tier.name,
  });
  await roomInWindow('Minute', 5);
  const ask = chat({ url: stand.url(jurisdiction, name), key, model: large.model.servedName });
  const answers = await client.askAll(Array.from({ length: 2 * tier.requestsPerMinute }, () => ask));
  const refused = answers.filter(({ status }) => status === 429).length;
  return checkOf(
    'A limit of requests a minute holds',
    refused > 0
      ? []
      : [`${answers.length} requests in a minute, where ${tier.requestsPerMinute} are allowed: none refused`],
    `${refused} of ${answers.length} refused`,
  );
}

/** All engines of the Regions shed load: nobody is left to ask within the jurisdiction. */
async function staysHome({ trial, key }: Planting): Promise<Check> {
  const { stand, client, here, peer } = trial;
  const witness = await watchOthers(stand, here.region.jurisdiction);
  const repair = await breakEngines(stand, [...here.engines, ...peer.engines], 'sheds load with 429');
  const url = stand.url(here.region.jurisdiction, here.region.name);
  // each model: of rules with many priorities the last ones are not tried, since retries are as many as the priorities that files should have
  const models = here.region.modelPools.filter(({ model }) => model.task === 'generate');
  const asks = models.flatMap(({ model }) => [1, 2, 3].map(() => chat({ url, key, model: model.servedName })));
  await client.askAll(asks).finally(repair);
  return witness.check('while every engine sheds load');
}
