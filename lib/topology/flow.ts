import type { Label } from './labels';

/** A flow that is meant, in a namespace that denies all others: one NetworkPolicy each. */
export interface Flow {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods it is about; empty: all pods of the namespace. */
  readonly pods: readonly Label[];
  readonly direction: 'ingress' | 'egress';
  readonly peer: FlowPeer;
  /** Empty: all ports. */
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
}

/** The other end: pods of a namespace (no labels: all of them), or a network. */
export type FlowPeer =
  | { readonly kind: 'pods'; readonly namespace: string; readonly labels: readonly Label[] }
  | { readonly kind: 'network'; readonly cidr: string; readonly except: readonly string[] };
