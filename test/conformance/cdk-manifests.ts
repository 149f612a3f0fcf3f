import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '#bin/synthesize';
import type { ManifestFile } from '#charts';
import { accountPlaceholder, type Topology } from '#topology';
import type { KubernetesObject } from './kubernetes-object';

/** One manifest of a synthesized template: what CDK's handler gives to kubectl. */
export interface CdkManifest {
  /** `demo/us-east-1/Workloads/Manifest-00-namespaces/Resource/Default` */
  readonly path: string;
  readonly objects: readonly KubernetesObject[];
}

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly Manifest: string | { readonly 'Fn::Join': readonly [string, readonly unknown[]] } };
  readonly Metadata: { readonly 'aws:cdk:path': string };
}

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';

/** Every manifest in the templates of a deployment, as CloudFormation would hand it over, sorted by path. */
export function cdkManifests(topology: Topology, files: readonly ManifestFile[]): readonly CdkManifest[] {
  const outdir = mkdtempSync(join(tmpdir(), 'meridian-delivery-'));
  try {
    synthesize([{ topology, files }], { outdir, proofs: 'off' });
    const folder = join(outdir, `assembly-${topology.deployment.name}`);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .flatMap((file) => Object.values(resourcesOf(join(folder, file))))
      .filter(({ Type }) => Type === MANIFEST)
      .map(({ Metadata, Properties }) => ({
        path: Metadata['aws:cdk:path'],
        objects: JSON.parse(textOf(Properties.Manifest)) as readonly KubernetesObject[],
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function resourcesOf(template: string): Readonly<Record<string, Resource>> {
  return (
    (JSON.parse(readFileSync(template, 'utf8')) as { readonly Resources?: Record<string, Resource> }).Resources ?? {}
  );
}

/** The one reference that a manifest may hold is the account. */
function textOf(manifest: Resource['Properties']['Manifest']): string {
  if (typeof manifest === 'string') return manifest;
  const [separator, parts] = manifest['Fn::Join'];
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ((part as { readonly Ref?: string }).Ref === 'AWS::AccountId') return accountPlaceholder;
      throw new Error(`a manifest refers to ${JSON.stringify(part)}; allowed: the account`);
    })
    .join(separator);
}
