import type { Delivery } from '#topology';

/** Version of the form in which `list --json` prints. */
export const deploymentListVersion = 1;

/** The deployments that can be named on the command line. */
export interface DeploymentList {
  readonly version: typeof deploymentListVersion;
  readonly deployments: readonly ListedDeployment[];
}

export interface ListedDeployment {
  readonly name: string;
  readonly kind: 'production' | 'demo';
  readonly delivery: Delivery;
  /** File of its blueprint. */
  readonly blueprint: string;
  readonly jurisdictions: readonly { readonly name: string; readonly regions: readonly string[] }[];
}
