import { Argument, Option } from 'commander';
import type { ExitCode } from './exit-with';
import type { Format } from './print';

/** Runs a verb and keeps its exit code. */
export type Run = (verb: () => ExitCode | Promise<ExitCode>) => void;

/** Options of the verbs that only look. */
export interface LookOptions {
  readonly blueprint?: string;
  readonly output: Format;
  readonly json?: true;
}

/** Options of the verbs that write. */
export interface WriteOptions {
  readonly blueprint?: string;
  readonly output: string;
  readonly json?: true;
}

export function deploymentArgument(): Argument {
  return new Argument('[deployment]', 'one of those that `meridian list` names');
}

export function blueprintOption(): Option {
  return new Option('--blueprint <file>', 'blueprint from anywhere, instead of a deployment: TypeScript, JSON or YAML');
}

/** Form of what is printed, by a verb that only looks. */
export function formOption(forms: readonly string[]): Option {
  return new Option('-o, --output <form>', 'form of what is printed').choices(forms).default('table');
}

export function jsonOption(): Option {
  return new Option('--json', 'print JSON with a version field');
}

/** The last part of the help of a verb. */
export function examples(...lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  npx ${line}`)].join('\n');
}
