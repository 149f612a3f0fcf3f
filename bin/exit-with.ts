import { BadInputError } from './bad-input-error';
import { CheckFailedError } from './check-failed-error';

/** Exit codes, the same for every verb. */
export const exitCodes = { done: 0, checkFailed: 1, badInput: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * Runs a program and sets the exit code of the process. Bad input and failed checks are told in words; any other error is
 * a fault of Meridian and comes with its stack trace. Nothing ends the process early: what was printed reaches a slow pipe.
 */
export function exitWith(main: () => ExitCode | Promise<ExitCode>): void {
  try {
    const outcome = main();
    if (typeof outcome === 'number') process.exitCode = outcome;
    else void outcome.then((code) => (process.exitCode = code)).catch(tell);
  } catch (error) {
    tell(error);
  }
}

/** A fault of Meridian is thrown on. */
function tell(error: unknown): void {
  if (!(error instanceof BadInputError || error instanceof CheckFailedError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof BadInputError ? exitCodes.badInput : exitCodes.checkFailed;
}
