import { dirname, resolve } from 'node:path';
import { type RenderedFile, topologySnapshot } from '#snapshot';
import type { Topology } from '#topology';
import { matchManifests } from './match-manifests';
import { matchText, type SnapshotContext } from './match-text';

/** A deployment with its manifests, as `{ topology, files: renderManifests(topology) }`. */
interface RenderedTopology {
  readonly topology: Topology;
  readonly files: readonly RenderedFile[];
}

interface TopologySnapshotOptions {
  /** File of the snapshot, from the folder of the test. @default `snapshots/<deployment>.topology.yaml` */
  readonly file?: string;
}

interface ManifestSnapshotOptions {
  /** Region whose manifests are compared. */
  readonly region: string;
  /**
   * What is compared: concerns (`50-gateway`, `argocd`), or the beginnings of file names in one (`30-models/chat-small`).
   *
   * @default all
   */
  readonly only?: readonly string[];
  /** Folder of the snapshots, one file a concern, from the folder of the test. @default `snapshots/<deployment>/<region>` */
  readonly folder?: string;
}

expect.extend({ toMatchTopologySnapshot, toMatchManifestSnapshot });

function toMatchTopologySnapshot(
  this: jest.MatcherContext,
  topology: Topology,
  { file = `snapshots/${topology.deployment.name}.topology.yaml` }: TopologySnapshotOptions = {},
): jest.CustomMatcherResult {
  return matchText(this as SnapshotContext, topologySnapshot(topology), resolve(dirname(this.testPath ?? ''), file));
}

function toMatchManifestSnapshot(
  this: jest.MatcherContext,
  { topology, files }: RenderedTopology,
  { region, only, folder = `snapshots/${topology.deployment.name}/${region}` }: ManifestSnapshotOptions,
): jest.CustomMatcherResult {
  const inFolder = resolve(dirname(this.testPath ?? ''), folder);
  return matchManifests(this as SnapshotContext, files, { region, only: only ?? null, folder: inFolder });
}

declare global {
  namespace jest {
    interface Matchers<R, T> {
      /** Compares what a reviewer decides on in a Topology with a YAML file beside the test; `jest -u` writes it anew. */
      toMatchTopologySnapshot(this: Matchers<R, T>, options?: TopologySnapshotOptions): R;
      /** Compares one Region's manifests with a folder of YAML files, one a concern; `jest -u` writes it anew. */
      toMatchManifestSnapshot(this: Matchers<R, T>, options: ManifestSnapshotOptions): R;
    }
  }
}
