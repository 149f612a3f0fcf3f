import { readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { parseLoadTest } from '#capacity';
import { BadInputError } from './bad-input-error';

/** A blueprint before any check, as far as load tests are concerned. */
interface Draft {
  readonly models?: Readonly<Record<string, { readonly loadTests?: readonly DraftTest[] }>>;
}

interface DraftTest {
  readonly file?: unknown;
  readonly rows?: unknown;
}

/**
 * Puts the runs of load tests in the place where the blueprint names their files. What is not of the expected form is left as it
 * is: the check of the blueprint says what is wrong with it.
 *
 * @param source file of the blueprint: paths in it are relative to its folder
 * @throws BadInputError for a file that cannot be read, or that no known load tool wrote
 */
export function readLoadTests(input: unknown, source: string): unknown {
  const models = (input as Draft | null)?.models;
  if (typeof models !== 'object' || models === null) return input;
  const entries = Object.entries(models).map(([name, model]) => {
    if (!Array.isArray(model?.loadTests)) return [name, model];
    return [name, { ...model, loadTests: model.loadTests.map((test: DraftTest) => withRows(test, dirname(source))) }];
  });
  return { ...(input as object), models: Object.fromEntries(entries) };
}

function withRows(test: DraftTest, folder: string): unknown {
  if (typeof test?.file !== 'string' || test.rows !== undefined) return test;
  return { ...test, rows: readRuns(resolve(folder, test.file)) };
}

function readRuns(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    return parseLoadTest({ path, content: extname(path).toLowerCase() === '.csv' ? text : JSON.parse(text) });
  } catch (error) {
    throw new BadInputError(
      `${path}: cannot be read as a load test: ${error instanceof Error ? error.message : error}`,
    );
  }
}
