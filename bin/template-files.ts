import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A template as it was written. */
export interface TemplateFile {
  readonly resources: number;
  /** Whether a stack of its own, or part of one. */
  readonly nested: boolean;
}

/** The templates that the stage of a deployment left in an assembly. */
export function readTemplates(assembly: string, deployment: string): readonly TemplateFile[] {
  const folder = join(assembly, `assembly-${deployment}`);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => {
      const template = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly Resources?: object };
      return {
        resources: Object.keys(template.Resources ?? {}).length,
        nested: file.endsWith('.nested.template.json'),
      };
    });
}
