import { numberAt, type Plain, textAt } from '#evidence';
import type { PodTemplate } from './workload';

export const gpuResource = 'nvidia.com/gpu';

/** What the containers of a pod ask of a node. */
export interface PodSize {
  readonly gpus: number;
  readonly cpuMillis: number;
  readonly memoryMiB: number;
}

export function podSize({ containers }: PodTemplate): PodSize {
  const sum = (read: (container: Plain) => number) =>
    containers.reduce((total, { container }) => total + read(container), 0);
  return {
    gpus: sum((container) => asked(container, gpuResource)),
    cpuMillis: sum((container) => asked(container, 'cpu') * 1000),
    memoryMiB: sum((container) => asked(container, 'memory') / 1024 ** 2),
  };
}

/** Kubernetes takes the limit where no request is said. */
function asked(container: Plain, resource: string): number {
  const amount = (list: string) =>
    textAt(container, 'resources', list, resource) ?? numberAt(container, 'resources', list, resource);
  return quantity(String(amount('requests') ?? amount('limits') ?? 0));
}

const factors: Readonly<Record<string, number>> = {
  m: 0.001,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** A quantity of Kubernetes as a number; 0 for what is none. */
function quantity(text: string): number {
  const [, amount, unit = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return amount === undefined ? 0 : Number(amount) * (factors[unit] ?? 1);
}
