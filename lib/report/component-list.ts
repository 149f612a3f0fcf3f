import type { AddOn, Component } from '#topology';

/** Version of the form in which `components --json` prints. */
export const componentListVersion = 1;

/** The components and add-ons of some deployments. */
export interface ComponentList {
  readonly version: typeof componentListVersion;
  readonly components: readonly ListedComponent[];
  /** Definitions of custom resources that come with no chart. */
  readonly definitions: readonly ListedThing[];
  /** Of EKS, installed with the cluster. */
  readonly addOns: readonly ListedThing[];
}

/** A Helm chart, as it stands in every Region of the deployments that it names. */
export interface ListedComponent extends Omit<Component, 'values'> {
  readonly deployments: readonly string[];
}

/** What is no Helm chart: an add-on of EKS, or a definition among the manifests. */
export interface ListedThing extends Pick<AddOn, 'name' | 'version' | 'licence' | 'purpose'> {
  readonly deployments: readonly string[];
}
