import type { JsonObject } from './json';

/** A third-party component, installed from its Helm chart at an exact version. */
export interface Component {
  readonly name: string;
  readonly chart: string;
  /** Chart repository: `https://…` or `oci://…`. */
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  /**
   * Place in the order of installation; smaller first. The numbers of the manifests' folders are places in the same order.
   * Equal places may be installed side by side.
   */
  readonly order: number;
  readonly values: JsonObject;
  /** SPDX. */
  readonly licence: string;
  /** What it is there for, a line for people. */
  readonly purpose: string;
}
