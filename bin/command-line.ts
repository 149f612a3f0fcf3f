import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes, exitWith } from './exit-with';
import { addVerbs } from './verbs';

/** Runs `meridian VERB …` and sets the exit code: 0 done, 1 a check failed, 2 bad input. */
export function runCommandLine(argv: readonly string[]): void {
  // Whoever reads may stop early: `meridian show production | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  exitWith(() => {
    let outcome: ExitCode | Promise<ExitCode> = exitCodes.done;
    const program = new Command('meridian')
      .description('One blueprint becomes CloudFormation and Kubernetes manifests for every Region, offline.')
      .exitOverride()
      .showHelpAfterError('(add --help for what is allowed)')
      .addHelpText('after', '\nExit codes: 0 done, 1 a check failed, 2 bad input.');
    addVerbs(program, (verb) => {
      outcome = verb();
    });
    try {
      program.parse([...argv]);
    } catch (error) {
      // Commander has said what is wrong, or has printed the help that was asked for.
      if (!(error instanceof CommanderError)) throw error;
      return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
    }
    return outcome;
  });
}
