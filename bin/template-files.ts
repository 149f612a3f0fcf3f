import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A template as it was written. */
export interface TemplateFile {
  /** Path below the assembly. */
  readonly name: string;
  readonly bytes: number;
  readonly resources: number;
  /** Whether a stack of its own, or part of one. */
  readonly nested: boolean;
}

/** The templates that the stage of a deployment left in an assembly. */
export function readTemplates(assembly: string, deployment: string): readonly TemplateFile[] {
  const folder = `assembly-${deployment}`;
  return readdirSync(join(assembly, folder))
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => {
      const text = readFileSync(join(assembly, folder, file), 'utf8');
      const template = JSON.parse(text) as { readonly Resources?: object };
      return {
        name: `${folder}/${file}`,
        bytes: Buffer.byteLength(text),
        resources: Object.keys(template.Resources ?? {}).length,
        nested: file.endsWith('.nested.template.json'),
      };
    });
}
