/** A Kubernetes label or an AWS tag. */
export interface Label {
  readonly key: string;
  readonly value: string;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** A toleration; it is made from the taint it tolerates, so that the two cannot differ. */
export type Toleration = Taint;
