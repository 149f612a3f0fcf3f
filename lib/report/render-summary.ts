/** Version of the form in which `render --json` prints its summary. */
export const renderSummaryVersion = 1;

/** What one render wrote. */
export interface RenderSummary {
  readonly version: typeof renderSummaryVersion;
  readonly deployment: string;
  /** Folder of the deployment's manifests. */
  readonly folder: string;
  /** Paths below the folder, in the order in which they are applied. */
  readonly files: readonly string[];
  /** Whether they hold the literal `ACCOUNT_ID`. */
  readonly withoutAccount: boolean;
  /** Whether they hold the literal `SERVICES_IMAGE`. */
  readonly withoutImage: boolean;
}
