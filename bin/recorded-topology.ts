import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from '#topology';
import { readTopologyFile } from './read-topology-file';

/** Where a synth records the Topology that it rendered: beside the templates of the deployment. */
export function topologyFileOf(assembly: string, deployment: string): string {
  return join(assembly, `assembly-${deployment}`, `${deployment}.topology.json`);
}

/** Records the Topology of an assembly, so that a later change can be told from one of the code. */
export function recordTopology(assembly: string, topology: Topology): void {
  writeFileSync(topologyFileOf(assembly, topology.deployment.name), `${JSON.stringify(topology)}\n`);
}

/**
 * The Topology that an assembly was rendered from; null where it records none, as one of an earlier version.
 *
 * @throws BadInputError when what it records is none
 */
export function recordedTopology(assembly: string, deployment: string): Topology | null {
  const file = topologyFileOf(assembly, deployment);
  return existsSync(file) ? readTopologyFile(file) : null;
}

/** Whether an assembly records this Topology, told by the text alone; null: it records none that can be read. */
export function recordsTopology(assembly: string, topology: Topology): boolean | null {
  try {
    const text = readFileSync(topologyFileOf(assembly, topology.deployment.name), 'utf8');
    return text.trimEnd() === JSON.stringify(topology);
  } catch {
    return null;
  }
}
