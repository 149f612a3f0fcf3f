import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseDocument } from 'yaml';
import { BadInputError } from './bad-input-error';
import { loadModule } from './load-module';

const moduleEndings = ['.ts', '.cts', '.js', '.cjs'];
const dataEndings = ['.yaml', '.yml', '.json'];

/**
 * Reads what stands in a blueprint file, unchecked: YAML and JSON are data; TypeScript and JavaScript are run, and give
 * their default export, or else their only one.
 *
 * @param file path, relative to the working directory
 * @throws BadInputError when it cannot be read, is malformed (with the line), or is of another kind
 */
export function readBlueprintFile(file: string): unknown {
  const ending = extname(file).toLowerCase();
  if (moduleEndings.includes(ending)) return exported(file, loadModule(file));
  if (dataEndings.includes(ending)) return parseData(file, readText(file));
  throw new BadInputError(
    `${file}: "${ending}" is not a kind of blueprint; allowed: ${[...moduleEndings, ...dataEndings].join(', ')}`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new BadInputError(`${file}: cannot be read: ${missing ? 'no such file' : reason(error)}`);
  }
}

/** YAML 1.2 holds JSON. Its parser says where a fault lies, and refuses a key that stands twice, which `JSON.parse` takes. */
function parseData(file: string, text: string): unknown {
  const document = parseDocument(text);
  const faults = [...document.errors, ...document.warnings].map(({ message }) => message.split('\n')[0]);
  if (faults.length > 0) {
    throw new BadInputError(faults.map((fault) => `${file}: ${String(fault).replace(/:$/, '')}`).join('\n'));
  }
  try {
    return document.toJS();
  } catch (error) {
    throw new BadInputError(`${file}: ${reason(error)}`);
  }
}

function exported(file: string, module: Readonly<Record<string, unknown>>): unknown {
  if ('default' in module) return module.default;
  const names = Object.keys(module);
  if (names.length === 1) return module[String(names[0])];
  throw new BadInputError(
    `${file}: exports ${names.length === 0 ? 'nothing' : names.join(', ')}; allowed: a default export, or one export`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
