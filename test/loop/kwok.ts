import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Cluster } from '#test/conformance/cluster';
import { moduleFolder, tool } from '#test/toolchain/index';
import { pinnedVersion } from './pinned-version';

const MODULE = 'sigs.k8s.io/kwok';
/** Folders of kwok's own stages: nodes become and stay ready, pods become ready and end. */
const STAGES = ['node/fast', 'node/heartbeat', 'pod/fast'];

interface Stage {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** kwok's stages; a pod becomes ready so long after it has a node. */
export async function kwokStages(readyAfterSeconds: number): Promise<readonly Stage[]> {
  const root = join(await moduleFolder(MODULE, pinnedVersion('kwok')), 'kustomize/stage');
  return STAGES.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
      .sort()
      .map((file) => parse(readFileSync(join(root, folder, file), 'utf8')) as Stage),
  ).map((stage) =>
    stage.metadata.name === 'pod-ready'
      ? { ...stage, spec: { ...stage.spec, delay: { durationMilliseconds: readyAfterSeconds * 1000 } } }
      : stage,
  );
}

/** Starts kwok, which plays kubelet on every node: no container runs. */
export async function startKwok(cluster: Cluster, { readyAfterSeconds }: { readonly readyAfterSeconds: number }) {
  const config = join(cluster.folder, 'kwok.yaml');
  writeFileSync(config, (await kwokStages(readyAfterSeconds)).map((stage) => stringify(stage)).join('---\n'));
  return cluster.start('kwok', {
    program: await tool('kwok'),
    args: [
      '--kubeconfig',
      cluster.kubeconfig,
      '--config',
      config,
      '--manage-all-nodes',
      '--server-address',
      '127.0.0.1:0',
    ],
  });
}
