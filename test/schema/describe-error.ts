import type { ErrorObject } from 'ajv';

/** Longer values are cut: the path says where to look. */
const longest = 120;

/** One error of the checker in words: path, value, what is allowed. */
export function describeError(error: ErrorObject): string {
  const { keyword, params, instancePath, data, parentSchema, message } = error;
  const at = pathOf(instancePath);
  switch (keyword) {
    case 'additionalProperties': {
      const allowed = Object.keys(parentSchema?.properties ?? {}).sort();
      return `${join(at, params.additionalProperty)}: unknown field; allowed: ${allowed.join(', ') || 'none'}`;
    }
    case 'required':
      return `${join(at, params.missingProperty)}: is missing`;
    case 'enum':
      return `${at}: ${shown(data)}; allowed: ${params.allowedValues.join(', ')}`;
    case 'const':
      return `${at}: ${shown(data)}; allowed: ${params.allowedValue}`;
    case 'type':
      return `${at}: ${shown(data)} is not of type ${[params.type].flat().join(' or ')}`;
    case 'anyOf':
    case 'oneOf':
      return `${at}: ${shown(data)} fits none of ${(error.schema as readonly unknown[]).map(shown).join(', ')}`;
    default:
      return `${at}: ${shown(data)} ${message}`;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

/** `/spec/ports/0/name` -> `spec.ports[0].name`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(join, '');
}

function join(path: string, part: string): string {
  if (/^\d+$/.test(part)) return `${path}[${part}]`;
  if (!/^[\w-]+$/.test(part)) return `${path}["${part}"]`;
  return path === '' ? part : `${path}.${part}`;
}
