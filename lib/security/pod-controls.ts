import { isRecord, listAt, recordAt, valueAt } from '#evidence';
import type { Container, Pod } from './list-pods';

/** A level of the Pod Security Standards that is broken, and where. */
export interface PodProblem {
  /** The lowest level that does not allow it. */
  readonly level: 'baseline' | 'restricted';
  /** Path in the object that makes the pod. */
  readonly property: string;
  /** What stands there: "runAsUser is 0". */
  readonly found: string;
  readonly allowed: string;
}

/** What a control is asked about. */
export type Checked = Pick<Pod, 'spec' | 'property' | 'annotations' | 'containers'>;

/** One control of the standards: the problems of a pod. */
export type PodControl = (pod: Checked) => readonly PodProblem[];

/** A value somewhere in the pod. */
export interface PodSetting {
  readonly property: string;
  readonly value: unknown;
}

/** A field of the security contexts of the pod and of its containers; only where it is set. */
export function securitySettings(pod: Checked, ...path: readonly string[]): readonly PodSetting[] {
  return [...podSecurity(pod, ...path), ...containerSecurity(pod, ...path)];
}

/** A field of the pod's own security context; none where it is not set. */
export function podSecurity(pod: Checked, ...path: readonly string[]): readonly PodSetting[] {
  return [podSetting(pod, path)].filter(({ value }) => value !== undefined);
}

/** A field of the security contexts of the containers; only where it is set. */
export function containerSecurity(pod: Checked, ...path: readonly string[]): readonly PodSetting[] {
  return everyContainer(pod, ...path).filter(({ value }) => value !== undefined);
}

/** A field as each container has it: its own, else the pod's; undefined where neither sets it. */
export function effectiveSecurity(pod: Checked, ...path: readonly string[]): readonly PodSetting[] {
  const { value: ofPod } = podSetting(pod, path);
  return everyContainer(pod, ...path).map(({ property, value }) => ({ property, value: value ?? ofPod }));
}

function podSetting({ spec, property }: Checked, path: readonly string[]): PodSetting {
  return {
    property: `${property}.securityContext.${path.join('.')}`,
    value: valueAt(spec, 'securityContext', ...path) ?? undefined,
  };
}

/** A field of the security context of each container; undefined where it is not set. */
export function everyContainer({ containers }: Checked, ...path: readonly string[]): readonly PodSetting[] {
  return containers.map((container) => ({
    property: `${container.property}.securityContext.${path.join('.')}`,
    value: valueAt(container.fields, 'securityContext', ...path) ?? undefined,
  }));
}

/** Those of a list that a level does not allow, as problems. */
export function problemsOf(
  settings: readonly PodSetting[],
  about: Pick<PodProblem, 'level' | 'allowed'> & { readonly isAllowed: (value: unknown) => boolean },
): readonly PodProblem[] {
  const { level, allowed, isAllowed } = about;
  return settings
    .filter(({ value }) => !isAllowed(value))
    .map(({ property, value }) => ({ level, property, found: said(property, value), allowed }));
}

/** Whether the pod has user identities of its own, so that its root is nobody on the node. */
export function hasOwnUsers({ spec }: Checked): boolean {
  return spec.hostUsers === false;
}

/** Entries of a list below each container, with their paths. */
export function containerItems(
  { containers }: Checked,
  ...path: readonly string[]
): readonly (PodSetting & { readonly container: Container })[] {
  return containers.flatMap((container) =>
    listAt(container.fields, ...path).map((value, index) => ({
      container,
      property: [container.property, ...path, index].join('.'),
      value,
    })),
  );
}

/** Volumes of the pod, each with the kinds of its source. */
export function volumeSources({ spec, property }: Checked): readonly PodSetting[] {
  return listAt(spec, 'volumes').flatMap((volume, index) =>
    Object.keys(recordAt(volume))
      .filter((key) => key !== 'name')
      .map((key) => ({ property: `${property}.volumes.${index}.${key}`, value: key })),
  );
}

/** The name of the field, below its security context if it has one, and what it is. */
function said(property: string, value: unknown): string {
  if (/\.volumes\.\d+\.\w+$/.test(property)) return `a volume is of kind ${value}`;
  const keys = property.split('.').filter((key) => !/^\d+$/.test(key));
  const field = keys.slice(keys.indexOf('securityContext') + 1 || -1).join('.');
  return value === undefined ? `${field} is not set` : `${field} is ${shown(value)}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' || isRecord(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
