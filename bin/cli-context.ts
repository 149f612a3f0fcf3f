import { readFileSync } from 'node:fs';
import { cx_api as api } from 'aws-cdk-lib';
import type { Choice } from './choose-blueprints';

/**
 * What `cdk -c deployment=NAME` and `-c blueprint=FILE` ask for. Read before there is an `App`, so that bad input leaves
 * no trace. The CLI hands context over in the environment, and what is too long for that in a file.
 */
export function cliContext(): Choice {
  const overflow = process.env[api.CONTEXT_OVERFLOW_LOCATION_ENV];
  const context: Record<string, unknown> = {
    ...JSON.parse(process.env[api.CONTEXT_ENV] ?? '{}'),
    ...(overflow === undefined ? {} : JSON.parse(readFileSync(overflow, 'utf8'))),
  };
  return { deployment: text(context.deployment), blueprint: text(context.blueprint) };
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
