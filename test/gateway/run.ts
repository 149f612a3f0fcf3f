import { join } from 'node:path';
import type { Check } from '#test/conformance/check';
import { cacheFolder, MissingToolError } from '#test/toolchain/index';
import { ground } from './checks/ground';
import { type Ground, openGround } from './ground/index';
import { attachStand, makeStand } from './make-stand';
import { type Options, parseOptions } from './options';
import { prepareStand } from './prepare-stand';
import { settled } from './settled';
import type { Stand } from './stand';
import type { Suite } from './suite';
import { suites } from './suites';

/*
 * npm run test:gateway [-- --only access,limits --keep | --attach | --down]
 *
 * Boots two Regions of one jurisdiction and one of another from what `meridian render` writes, with the real Envoy Gateway, Envoy AI
 * Gateway, rate-limit service, endpoint pickers and engine simulators, and has requests prove what the design claims. Needs Linux, root,
 * Go and Python; what is missing fails. Exit code 0: all is proved; 1: it is not; 2: an option that there is not.
 */

/** Where a stand lies: one at a time. */
const FOLDER = join(cacheFolder(), 'gateway');

/** How a suite went. */
interface Outcome {
  readonly suite: Suite;
  readonly checks: readonly Check[];
  readonly seconds: number;
}

const began = performance.now();

function say(text: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${text}\n`);
}

async function main(): Promise<number> {
  const options = parseOptions(
    process.argv.slice(2),
    suites.map(({ name }) => name),
  );
  if (options.down) {
    await keptGround().down();
    return 0;
  }
  const chosen = suites.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const outcomes: Outcome[] = [];
  // what the stand stands on, before it is there
  if (chosen.includes(ground)) outcomes.push(await judged(ground, ground.run));
  const stand = await theStand(options);
  try {
    for (const suite of chosen.filter((it) => it !== ground)) {
      outcomes.push(await judged(suite, () => suite.run(stand)));
    }
    report(stand, outcomes);
  } finally {
    if (!options.keep && !options.attach) await stand.ground.down();
  }
  if (options.keep)
    say(`the stand stays: --attach runs suites on it, --down ends it; its logs are in ${join(FOLDER, 'logs')}`);
  return outcomes.every(({ checks }) => checks.every(({ passed }) => passed)) ? 0 : 1;
}

async function theStand({ attach, keep }: Options): Promise<Stand> {
  if (attach) {
    keptGround();
    return attachStand(FOLDER);
  }
  if (stands()) throw new Error('--attach or --down: a stand was kept, and there is one at a time');
  await prepareStand();
  say('every program and definition is at hand');
  const stand = await makeStand(FOLDER, say);
  if (keep) stand.ground.keep();
  try {
    await settled(stand);
  } catch (error) {
    if (!keep) await stand.ground.down();
    throw error;
  }
  say('every Region answers for every model');
  return stand;
}

/** @throws Error that names the options when there is none */
function keptGround(): Ground {
  try {
    return openGround(FOLDER);
  } catch {
    throw new Error(`--attach, --down: no stand was kept in ${FOLDER}; --keep keeps one`);
  }
}

/** Whether a stand was kept and still runs. */
function stands(): boolean {
  try {
    return attachStand(FOLDER).dynamo.alive();
  } catch {
    return false;
  }
}

/** Runs a suite; what it throws is a failure of its own. */
async function judged(suite: Suite, run: () => Promise<readonly Check[]>): Promise<Outcome> {
  const started = performance.now();
  const checks = await run().catch((error: Error): readonly Check[] => {
    // without it nothing else runs either
    if (error instanceof MissingToolError) throw error;
    return [{ name: `${suite.name} runs to its end`, passed: false, detail: error.stack ?? error.message }];
  });
  const seconds = (performance.now() - started) / 1000;
  for (const { name, passed, detail } of checks) {
    const text = passed
      ? `ok      ${name}: ${detail}`
      : `FAILED  ${name}\n${detail.replace(/^/gm, '                ')}`;
    say(`${suite.name}  ${text}`);
  }
  return { suite, checks, seconds };
}

/** A claim is proved when every check of its suite has passed. */
function report(stand: Stand, outcomes: readonly Outcome[]): void {
  process.stdout.write('\nWhat was proved\n');
  for (const { suite, checks, seconds } of outcomes) {
    const failed = checks.filter(({ passed }) => !passed).length;
    const counts = `${checks.length - failed} of ${checks.length} checks passed`;
    process.stdout.write(`\n${suite.name.padEnd(12)}${counts}, ${seconds.toFixed(1)} s\n`);
    const result = failed === 0 ? 'proved' : 'NOT PROVED';
    for (const claim of suite.claims) process.stdout.write(`${result.padEnd(12)}${claim}\n`);
  }
  const checks = outcomes.flatMap((outcome) => outcome.checks);
  const failed = checks.filter(({ passed }) => !passed).length;
  if (failed > 0) process.stdout.write(`\n${lastWords(stand)}\nThe logs are in ${join(stand.ground.folder, 'logs')}\n`);
  process.stdout.write('\n');
  say(`${checks.length - failed} checks passed, ${failed} failed`);
}

/** Of the servers that have ended, though nobody meant them to: every suite puts back what it takes away. */
function lastWords({ regions }: Stand): string {
  const servers = Object.values(regions).flatMap((region) => [
    ...region.envoys.flatMap(({ envoy, processor }) => [envoy, processor]),
    ...region.authorizers,
    ...Object.values(region.pools).flatMap(({ envoys, pickers }) => [...envoys, ...pickers]),
    ...region.engines.map(({ program }) => program),
    ...Object.values(region.balancers),
    ...[region.rateLimit, region.limitStore, region.envoyGateway, region.aiGateway, region.apiServer],
  ]);
  const ended = servers.filter((server) => !server.alive());
  return ended.map((server) => `${server.name} has ended:\n${server.lastWords()}`).join('\n\n');
}

main().then(
  (code) => process.exit(code),
  (error: Error & { readonly code?: string }) => {
    const isBadOption = error.code?.startsWith('ERR_PARSE_ARGS') || error.message.startsWith('--');
    const isPlain = isBadOption || error instanceof MissingToolError;
    process.stderr.write(`\n${isPlain ? error.message : error.stack}\n`);
    process.exit(isBadOption ? 2 : 1);
  },
);
