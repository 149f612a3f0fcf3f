import type { Margin, Quota } from '#deployability';
import type { Finding } from '#evidence';
import type { GlobalService } from '#residency';
import type { Acknowledgement } from '#topology';

/** Version of the form in which `verify --json` prints a verdict. */
export const verdictVersion = 1;

/** What the proofs say about one deployment, as data. */
export interface Verdict {
  readonly version: typeof verdictVersion;
  readonly deployment: string;
  readonly proofs: readonly ProofVerdict[];
  /** What nobody has acknowledged; an error among them fails the deployment. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Exceptions of the proof of residency. */
  readonly globalServices: readonly GlobalService[];
  readonly margins: readonly Margin[];
  /** To be requested before the deployment. */
  readonly quotas: readonly Quota[];
}

/** The four proofs, and what must hold of the acknowledgements of their findings. */
export type ProofName = 'residency' | 'security' | 'operability' | 'deployability' | 'acknowledgements';

export interface ProofVerdict {
  readonly proof: ProofName;
  readonly rules: readonly ProvedRule[];
}

export interface ProvedRule {
  readonly rule: string;
  readonly claim: string;
  /** How many things were looked at. */
  readonly checked: number;
  /** How many findings nobody has acknowledged, and how many somebody has. */
  readonly open: number;
  readonly acknowledged: number;
}

export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}
