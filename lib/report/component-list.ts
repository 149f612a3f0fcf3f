/** Version of the form in which `components --json` prints. */
export const componentListVersion = 1;

/** The components and add-ons of some deployments. */
export interface ComponentList {
  readonly version: typeof componentListVersion;
  readonly components: readonly ListedComponent[];
  readonly addOns: readonly ListedAddOn[];
}

/** A Helm chart, as it stands in every Region of the deployments that it names. */
export interface ListedComponent {
  readonly name: string;
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  /** Place in the order of installation. */
  readonly order: number;
  /** SPDX. */
  readonly licence: string;
  readonly purpose: string;
  readonly deployments: readonly string[];
}

/** An EKS add-on, installed with the cluster. */
export interface ListedAddOn {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly purpose: string;
  readonly deployments: readonly string[];
}
