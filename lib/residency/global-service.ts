/** A service whose control plane lies outside the jurisdictions, and what of a deployment it comes to know. */
export interface GlobalService {
  readonly service: string;
  /** Where its control plane lies. */
  readonly place: string;
  /** Metadata that it carries; never prompts or answers. */
  readonly carries: string;
  /** How many resources of the deployment use it. */
  readonly resources: number;
}
