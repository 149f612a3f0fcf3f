import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** An object of Kubernetes, as far as it is looked at here. */
export interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** What differs between two folders of manifests of a Region. */
export interface Changes {
  /** As the first folder has them, and as the second does. */
  readonly before: readonly Written[];
  readonly after: readonly Written[];
  /** In the second folder alone. */
  readonly added: readonly Written[];
}

/** Objects that differ between two folders of rendered files. */
export function changedObjects(before: string, after: string): Changes {
  const [old, young] = [objectsIn(before), objectsIn(after)];
  const changed = [...young].filter(
    ([id, object]) => old.has(id) && JSON.stringify(old.get(id)) !== JSON.stringify(object),
  );
  return {
    before: changed.map(([id]) => old.get(id) as Written),
    after: changed.map(([, object]) => object),
    added: [...young].filter(([id]) => !old.has(id)).map(([, object]) => object),
  };
}

function objectsIn(folder: string): Map<string, Written> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const objects = files
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as Written | null)
    .filter((object) => object !== null);
  return new Map(
    objects.map((object) => [`${object.kind} ${object.metadata.namespace}/${object.metadata.name}`, object]),
  );
}
