import type { Schema } from './custom-resource-definition';

/** Objects that fit into this many columns are written where they are used; the others get a name. */
const INLINE_COLUMNS = 80;

/** Turns schemas into TypeScript types. */
export interface TypeWriter {
  /** The type to refer to `schema` by; what must be declared for it is declared, under names that begin with `name`. */
  typeOf(schema: Schema, name: string): string;
  /** The declarations so far, in reading order: an object before what it holds. */
  declarations(): readonly string[];
}

/** A writer for one file. An object that repeats in it is declared once, under the name of its first place. */
export function typeWriter(): TypeWriter {
  const slots: (string | undefined)[] = [];
  const names = new Map<string, string>();
  const taken = new Set<string>();

  function typeOf(schema: Schema, name: string): string {
    if (schema['x-kubernetes-int-or-string']) return 'number | string';
    const values = allowedValues(schema);
    if (values) return [...values].map(literal).sort().join(' | ');
    switch (schema.type) {
      case 'object':
        return objectType(schema, name);
      case 'array':
        if (!schema.items) throw new Error(`${name}: an array without items`);
        return arrayOf(typeOf(schema.items, name));
      case 'integer':
        return 'number';
      case undefined:
        return 'unknown';
      default:
        return schema.type;
    }
  }

  function objectType(schema: Schema, name: string): string {
    const { properties = {}, additionalProperties } = schema;
    if (Object.keys(properties).length > 0) return declare(schema, name);
    if (typeof additionalProperties === 'object') return mapOf(typeOf(additionalProperties, name));
    const open = additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
    return mapOf(open ? 'unknown' : 'never');
  }

  function declare(schema: Schema, name: string): string {
    const slot = slots.push(undefined) - 1;
    const fields = fieldsOf(schema, name, typeOf);
    const inline = `{ ${fields.join('; ')} }`;
    if (inline.length <= INLINE_COLUMNS) return inline;
    const body = fields.map((field) => `  ${field};\n`).join('');
    const known = names.get(body);
    if (known) return known;
    if (taken.has(name)) throw new Error(`${name}: two different objects of this name`);
    taken.add(name);
    names.set(body, name);
    slots[slot] = `export interface ${name} {\n${body}}\n`;
    return name;
  }

  return { typeOf, declarations: () => slots.filter((slot) => slot !== undefined) };
}

function fieldsOf(schema: Schema, name: string, typeOf: (schema: Schema, name: string) => string): readonly string[] {
  const fields = Object.entries(schema.properties ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const optional = schema.required?.includes(key) ? '' : '?';
      return `readonly ${propertyKey(key)}${optional}: ${typeOf(value, `${name}${pascal(key)}`)}`;
    });
  return schema['x-kubernetes-preserve-unknown-fields'] ? [...fields, 'readonly [field: string]: unknown'] : fields;
}

/** A field's own `enum`, narrowed by those of its `allOf`: the type's values and the field's are often given apart. */
function allowedValues(schema: Schema): readonly (string | number | boolean)[] | undefined {
  const lists = [schema, ...(schema.allOf ?? [])].flatMap((part) => (part.enum ? [part.enum] : []));
  const [first, ...others] = lists;
  return first?.filter(
    (value, index) => first.indexOf(value) === index && others.every((list) => list.includes(value)),
  );
}

function arrayOf(item: string): string {
  return /^[\w.]+$/.test(item) ? `readonly ${item}[]` : `ReadonlyArray<${item}>`;
}

function mapOf(value: string): string {
  return `Readonly<Record<string, ${value}>>`;
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}

function propertyKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
}

function pascal(key: string): string {
  return key.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first: string) => first.toUpperCase());
}
