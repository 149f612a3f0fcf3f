import type { Label } from './labels';

/** A flow that is meant, in a namespace that denies all others: one NetworkPolicy each. */
export interface Flow {
  readonly name: string;
  readonly namespace: string;
  /** Model pool whose traffic it is; null: of none, or of all. */
  readonly pool: string | null;
  /** Labels of the pods it is about; empty: all pods of the namespace. */
  readonly pods: readonly Label[];
  readonly direction: 'ingress' | 'egress';
  readonly peer: FlowPeer;
  /** Empty: all ports. */
  readonly ports: readonly FlowPort[];
  /** What it is for, and why it is no narrower where the other end is not known before a deployment. */
  readonly reason: string;
}

export interface FlowPort {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** The other end: pods of a namespace (no labels: all of them), or networks. */
export type FlowPeer =
  | { readonly kind: 'pods'; readonly namespace: string; readonly labels: readonly Label[] }
  | { readonly kind: 'networks'; readonly cidrs: readonly string[]; readonly except: readonly string[] };
