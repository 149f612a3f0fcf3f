import type { ModelPool } from '#topology';
import { byKey, type Fact, type Facts, OfEach } from './fact';
import type { NameOwn } from './own-names';

const flag = /^(--[\w-]+)(?:=(.*))?$/s;

/** Arguments of the engines, each by its name: a table of arguments by pools. Those that repeat what is said elsewhere are left out. */
export function engineArguments(pools: readonly ModelPool[], nameOwn: NameOwn): Facts {
  const told = new Map(pools.map((pool) => [pool.name, named(saidNowhereElse(pool), nameOwn)]));
  const names = [...new Set([...told.values()].flatMap((own) => [...own.keys()]))];
  return byKey(
    names,
    (name) => name,
    (name) => new OfEach(new Map([...told].map(([pool, own]) => [pool, own.get(name)]))),
  );
}

function saidNowhereElse({ engine, model, weights }: ModelPool): readonly string[] {
  const said = [
    `s3://${weights.bucket}/${weights.prefix}`,
    `--served-model-name=${model.servedName}`,
    `--max-model-len=${model.contextTokens}`,
    `--max-num-seqs=${engine.maxSequences}`,
    `--port=${engine.port}`,
    `--shutdown-timeout=${engine.drain.shutdownSeconds}`,
  ];
  return engine.args.filter((arg) => !said.includes(arg));
}

/** What follows on no flag is the model. A flag that is given twice keeps both values. */
function named(args: readonly string[], nameOwn: NameOwn): ReadonlyMap<string, Fact> {
  const values = new Map<string, readonly string[]>();
  for (const arg of args) {
    const [, name = 'model', value] = flag.exec(arg) ?? [null, 'model', arg];
    values.set(name, [...(values.get(name) ?? []), nameOwn(value ?? 'set')]);
  }
  return new Map([...values].map(([name, given]) => [name, given.length === 1 ? given[0] : given]));
}
