import type { JsonObject } from './json';

/** A third-party component, installed from its Helm chart at an exact version. */
export interface Component {
  readonly name: string;
  readonly chart: string;
  /** Chart repository: `https://…` or `oci://…`. */
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  /** Place in the order of installation; smaller first. Equal places may be installed side by side. */
  readonly order: number;
  readonly values: JsonObject;
}
