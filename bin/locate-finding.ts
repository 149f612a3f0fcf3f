import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Document, isCollection, isMap, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Location } from '#evidence';

/** Where the files of a deployment stand. */
export interface RenderedFolders {
  readonly assembly: string;
  readonly manifests: string;
  readonly deployment: string;
  /** The lock of its stateful resources. */
  readonly lockFile: string;
}

/** Path of a file as a finding names it, from the working directory, with slashes. */
function renderedPath({ assembly, manifests, deployment, lockFile }: RenderedFolders, file: string): string {
  const folder = file.startsWith(`assembly-${deployment}/`) ? assembly : join(manifests, deployment);
  const path = file === `${deployment}.lock.json` ? lockFile : join(folder, file);
  return relative(process.cwd(), path).replaceAll('\\', '/');
}

/** Finds the line on which something stands: that of its property, or else of its subject, or else the first. */
export class FindingLocator {
  readonly #files = new Map<string, PlacedNodes>();

  constructor(private readonly folders: RenderedFolders) {}

  locate({ file, subject, property }: Location): { readonly uri: string; readonly line: number } {
    const uri = renderedPath(this.folders, file);
    const { documents, lines } = this.#read(uri);
    const found = subject === null ? null : findSubject(documents, subject);
    if (found === null) return { uri, line: 1 };
    const node = property === null ? found : descend(found, property.split('.'));
    return { uri, line: lines.linePos(node.range?.[0] ?? 0).line };
  }

  #read(uri: string): PlacedNodes {
    const known = this.#files.get(uri);
    if (known !== undefined) return known;
    const lines = new LineCounter();
    const text = existsSync(uri) && statSync(uri).isFile() ? readFileSync(uri, 'utf8') : '';
    const placed = { documents: [...parseAllDocuments(text, { lineCounter: lines })], lines };
    this.#files.set(uri, placed);
    return placed;
  }
}

interface PlacedNodes {
  readonly documents: readonly Document.Parsed[];
  readonly lines: LineCounter;
}

/** A resource of a template by its logical id, which may have the object that it applies in brackets; an object by kind and name. */
function findSubject(documents: readonly Document.Parsed[], subject: string): Node | null {
  const [logicalId = ''] = subject.split(' (');
  for (const document of documents) {
    const resource = document.getIn(['Resources', logicalId], true);
    if (isMap(resource)) return resource;
    if (document.contents !== null && nameOf(document) === subject) return document.contents;
  }
  return null;
}

function nameOf(document: Document.Parsed): string {
  const namespace = document.getIn(['metadata', 'namespace']);
  const prefix = namespace === undefined ? '' : `${String(namespace)}/`;
  return `${String(document.get('kind'))} ${prefix}${String(document.getIn(['metadata', 'name']))}`;
}

/** As far down as the path leads. A key may hold dots itself, as those of labels do: then several parts of the path are one key. */
function descend(node: Node, path: readonly string[]): Node {
  if (!isCollection(node)) return node;
  for (let length = 1; length <= path.length; length += 1) {
    const key = path.slice(0, length).join('.');
    const child = node.get(isMap(node) ? key : Number(key), true) as Node | undefined;
    if (child !== undefined && child !== null) return descend(child, path.slice(length));
    if (!isMap(node)) break;
  }
  return node;
}
