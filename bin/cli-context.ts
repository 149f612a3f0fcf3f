import { readFileSync } from 'node:fs';
import { cx_api as api } from 'aws-cdk-lib';
import type { Choice } from './choose-blueprints';

/**
 * What `cdk -c deployment=NAME` and `-c blueprint=FILE` ask for. Read before there is an `App`, so that bad input leaves
 * no trace.
 */
export function cliContext(): Choice {
  const { deployment, blueprint } = readContext();
  return { deployment: text(deployment), blueprint: text(blueprint) };
}

/** The CLI hands context over in the environment, and what is too long for that in a file. */
function readContext(): Readonly<Record<string, unknown>> {
  const overflow = process.env[api.CONTEXT_OVERFLOW_LOCATION_ENV];
  return {
    ...JSON.parse(process.env[api.CONTEXT_ENV] ?? '{}'),
    ...(overflow === undefined ? {} : JSON.parse(readFileSync(overflow, 'utf8'))),
  };
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
