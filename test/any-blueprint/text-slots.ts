import type { Template } from '#evidence';

/** A text in a copy, which may be overwritten. */
export interface TextSlot {
  /** Keys and indexes with dots between them. */
  readonly path: string;
  readonly text: string;
  readonly write: (text: string) => void;
}

/** Parts of a resource that say what it is to CloudFormation and to CDK: no text of the deployment. */
const notText = ['Type', 'Metadata', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy'];

/** The texts of a template: what it describes, in properties, parameters and outputs. */
export function templateSlots(template: Template): readonly TextSlot[] {
  const others = Object.keys(template).filter((key) => !['Parameters', 'Outputs', 'Description'].includes(key));
  return [
    ...Object.entries(template.Resources).flatMap(([id, resource]) => slotsBelow(resource, id, notText)),
    ...slotsBelow(template, '', others),
  ];
}

/** The texts of Kubernetes objects; what they are stays as it is. */
export function objectSlots(objects: readonly object[]): readonly TextSlot[] {
  return objects.flatMap((object, index) => slotsBelow(object, String(index), ['apiVersion', 'kind']));
}

/** @param but keys of the container itself that are left out */
function slotsBelow(container: object, path: string, but: readonly string[] = []): readonly TextSlot[] {
  return Object.entries(container).flatMap(([key, value]): readonly TextSlot[] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (but.includes(key) || value === null || value === undefined) return [];
    if (typeof value === 'object') return slotsBelow(value, here);
    if (typeof value !== 'string') return [];
    return [{ path: here, text: value, write: (text) => Object.assign(container, { [key]: text }) }];
  });
}
