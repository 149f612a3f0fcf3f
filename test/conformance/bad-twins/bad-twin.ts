import type { KubernetesObject } from '#test/conformance/kubernetes-object';

/** A broken copy of an object that we render: the API server must refuse it, for the reason that it is broken. */
export interface BadTwin {
  /** What is wrong with it. */
  readonly broken: string;
  /** Kind of the object that it is made from: the first one rendered, unless `of` says which. */
  readonly kind: string;
  /** @default the first of its kind */
  readonly of?: (object: KubernetesObject) => boolean;
  /** `pod`: a pod of its template instead. `update`: the object itself, which stands, instead of a new one. @default a new object */
  readonly as?: 'pod' | 'update';
  /** Breaks a copy. */
  // biome-ignore lint/suspicious/noExplicitAny: a mutation writes what no type allows
  readonly break: (copy: any) => void;
  /** What the API server must say: its message or, for pod templates, its warning. */
  readonly reason: RegExp;
}
