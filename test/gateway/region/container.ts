import type { AdmittedPod } from './pods';

/** A container of a pod, as far as running it needs. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly subPath?: string;
  }[];
  /** `Always` makes an init container a sidecar. */
  readonly restartPolicy?: string;
}

export interface Probe {
  readonly httpGet?: { readonly path?: string; readonly port: number | string; readonly scheme?: string };
  readonly grpc?: { readonly port: number };
  readonly tcpSocket?: { readonly port: number | string };
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly fieldPath: string };
    readonly secretKeyRef?: KeyReference;
    readonly configMapKeyRef?: KeyReference;
    readonly resourceFieldRef?: { readonly resource: string };
  };
}

interface KeyReference {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

/** What runs in a pod: sidecars first, as the kubelet starts them. */
export function containersOf({ spec }: AdmittedPod): readonly Container[] {
  const before = ((spec.initContainers ?? []) as readonly Container[]).filter((it) => it.restartPolicy === 'Always');
  return [...before, ...(spec.containers as readonly Container[])];
}

/** Number of a port that a probe or a Service names. */
export function portNumber(port: number | string, containers: readonly Container[]): number {
  if (typeof port === 'number') return port;
  const found = containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === port);
  if (found === undefined) throw new Error(`no container has a port named "${port}"`);
  return found.containerPort;
}
