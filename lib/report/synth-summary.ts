/** Version of the form in which `synth --json` prints its summary. */
export const synthSummaryVersion = 1;

/** What one synth made. */
export interface SynthSummary {
  readonly version: typeof synthSummaryVersion;
  /** From the start of the process to the last file written, seconds. */
  readonly seconds: number;
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  /** Folder that holds one folder of manifests per deployment. */
  readonly manifests: string;
  readonly deployments: readonly SynthesizedDeployment[];
  readonly findings: readonly Finding[];
}

export interface SynthesizedDeployment {
  readonly name: string;
  readonly kind: 'production' | 'demo';
  /** Blueprint file that was given; null for a deployment of this repository. */
  readonly blueprintFile: string | null;
  readonly jurisdictions: readonly { readonly name: string; readonly regions: readonly string[] }[];
  /** Templates, one a stack. */
  readonly stacks: number;
  /** Resources in all its templates. */
  readonly resources: number;
  /** Files with manifests. */
  readonly manifests: number;
  /** Whether its manifests hold the literal `ACCOUNT_ID`, since its blueprint names no account. */
  readonly withoutAccount: boolean;
  /** Whether its manifests hold the literal `SERVICES_IMAGE`, since its blueprint has the image built as CDK deploys. */
  readonly withoutImage: boolean;
}

/** What a validator says about what was rendered: that of the CDK, and the proofs. */
export interface Finding {
  readonly validator: string;
  readonly rule: string;
  /** Only an error fails the synth. */
  readonly severity: 'error' | 'warning';
  readonly description: string;
  /** What to change; null where the validator does not say. */
  readonly mend: string | null;
  /** Where it stands: construct path, file and name. */
  readonly constructs: readonly string[];
}
