/**
 * What was rendered for one deployment, parsed: all that the proofs look at. Templates and manifests are the files that will be
 * deployed, so a fault of a renderer is seen as surely as one of a blueprint.
 */
export interface Evidence {
  readonly deployment: string;
  readonly stacks: readonly StackFile[];
  readonly manifests: readonly ManifestFile[];
}

/** One CloudFormation template, and where the cloud assembly says that it goes. */
export interface StackFile {
  /** Path below the assembly: `assembly-production/….template.json`. */
  readonly file: string;
  /** Place in the app: `production/eu-north-1/Network`. */
  readonly path: string;
  /** Name of the stack in CloudFormation. */
  readonly name: string;
  /** AWS account, twelve digits; `ACCOUNT_ID` where the assembly names none. */
  readonly account: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  /** Size of the file, UTF-8. */
  readonly bytes: number;
  readonly template: Template;
}

export interface Template {
  readonly Description?: string;
  readonly Parameters?: Plain;
  readonly Conditions?: Plain;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Plain;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Plain;
  readonly Metadata?: Plain;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** One file of Kubernetes objects, and whose cluster it is for. */
export interface ManifestFile {
  /** Path below the deployment's folder: `eu-north-1/30-models/chat-small.yaml`, `argocd/eu-north-1/keda.yaml`. */
  readonly file: string;
  /** Region whose cluster applies it; null for what Argo CD's own cluster reads. */
  readonly region: string | null;
  /** Size of the file, UTF-8. */
  readonly bytes: number;
  readonly objects: readonly Plain[];
}

/** An object of JSON or YAML about whose fields nothing is known yet: read it with `recordAt`, `listAt`, `textAt`. */
export type Plain = Readonly<Record<string, unknown>>;

/** The literal that stands for the account where a blueprint names none: of CDK's assemblies and of our manifests. */
export const unknownAccount = 'ACCOUNT_ID';
