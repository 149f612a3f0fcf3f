import { isRecord, listAt, type PlacedObject, recordAt, textAt } from '#evidence';
import { dataKey, dnsLabel, labelValue, nameForms, portName, qualifiedName, subdomain } from './kubernetes-name-forms';
import type { TextForm } from './text-form';

/** Told of a name, what it may be, and the way to it. */
export type VisitName = (text: string, form: TextForm, path: readonly (string | number)[]) => void;

/**
 * Every name, label and key of an object. Labels of alerts and of log lines are others: those of metadata and of selectors alone count.
 */
export function eachKubernetesName({ object, kind, name, namespace }: PlacedObject, visit: VisitName): void {
  visit(name, nameForms.get(kind) ?? subdomain, ['metadata', 'name']);
  if (namespace !== null) visit(namespace, dnsLabel, ['metadata', 'namespace']);
  if (kind === 'ConfigMap' || kind === 'Secret') {
    for (const part of ['data', 'binaryData', 'stringData']) {
      for (const key in recordAt(object, part)) visit(key, dataKey, [part, key]);
    }
  }
  walk(object, { path: [], visit });
}

interface Walk {
  readonly path: (string | number)[];
  readonly visit: VisitName;
}

function walk(value: object, way: Walk): void {
  const { path } = way;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) step(index, value[index], way);
    return;
  }
  for (const key in value) {
    const item: unknown = value[key as keyof typeof value];
    if (typeof item !== 'object' || item === null) continue;
    path.push(key);
    fields.get(key)?.(item, way);
    path.pop();
    step(key, item, way);
  }
}

function step(key: string | number, item: unknown, way: Walk): void {
  if (typeof item !== 'object' || item === null) return;
  way.path.push(key);
  walk(item, way);
  way.path.pop();
}

type Read = (value: object, way: Walk) => void;

const fields: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['metadata', metadata],
  ['matchLabels', labels],
  ['nodeSelector', labels],
  ['containers', containers],
  ['initContainers', containers],
  ['volumes', volumes],
]);

function metadata(value: object, way: Walk): void {
  const { labels: own, annotations } = value as Readonly<Record<string, unknown>>;
  if (isRecord(own)) within('labels', () => labels(own, way), way);
  if (isRecord(annotations)) within('annotations', () => keysOfAnnotations(annotations, way), way);
}

/** The server takes a key of an annotation for what it is in lower case. */
function keysOfAnnotations(annotations: object, way: Walk): void {
  for (const key in annotations) tell(key, way, [key.toLowerCase(), qualifiedName]);
}

/** A selector by expressions holds lists: its values are those of labels that stand elsewhere. */
function labels(value: object, way: Walk): void {
  for (const key in value) {
    const item: unknown = value[key as keyof typeof value];
    if (typeof item !== 'string') continue;
    tell(key, way, [key, qualifiedName]);
    tell(key, way, [item, labelValue]);
  }
}

function containers(value: object, way: Walk): void {
  listAt(value).forEach((container, index) => {
    if (!isRecord(container) || typeof container.image !== 'string') return;
    const ofContainer = () => {
      tell('name', way, [textAt(container, 'name') ?? '', dnsLabel]);
      within('ports', () => named(container.ports, way, portName), way);
    };
    within(index, ofContainer, way);
  });
}

function volumes(value: object, way: Walk): void {
  named(value, way, dnsLabel);
}

/** What has a name may have none: a port, for one. */
function named(value: unknown, way: Walk, form: TextForm): void {
  listAt(value).forEach((item, index) => {
    const name = textAt(item, 'name');
    if (name !== null) within(index, () => tell('name', way, [name, form]), way);
  });
}

function tell(key: string, { path, visit }: Walk, [text, form]: readonly [string, TextForm]): void {
  path.push(key);
  visit(text, form, path);
  path.pop();
}

function within(key: string | number, look: () => void, { path }: Walk): void {
  path.push(key);
  look();
  path.pop();
}
