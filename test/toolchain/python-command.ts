import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The standard output of `python3`. */
export async function python(args: readonly string[]): Promise<string> {
  return execute('python3', args);
}

/** The standard output of a program, with what it said in the error. */
export async function execute(program: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(program, args, { maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr, message } = error as NodeJS.ErrnoException & { stdout?: string; stderr?: string };
    if (code === 'ENOENT')
      throw new Error(`there is no \`${program}\` on the PATH: install Python 3.9 or later, with pip and venv`);
    throw new Error(
      `\`${program} ${args.join(' ')}\`: ${[stderr, stdout, message].find((text) => text?.trim())?.trim()}`,
    );
  }
}
