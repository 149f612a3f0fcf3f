/** Service control policies: the organization's own guard at run time behind what the templates prove. */
export interface Governance {
  /** Organization, `o-…`. */
  readonly organizationId: string;
  /** Account from which policies are managed (management account or delegated administrator). */
  readonly account: string;
  /** Region of the stack: Organizations has its control plane in us-east-1. */
  readonly region: string;
  readonly policies: readonly GovernancePolicy[];
}

/** One policy per jurisdiction, attached to its account. */
export interface GovernancePolicy {
  readonly name: string;
  readonly jurisdiction: string;
  readonly description: string;
  /** Accounts it is attached to. */
  readonly targets: readonly string[];
  /** Regions in which regional services may be used. */
  readonly allowedRegions: readonly string[];
  /** IAM action patterns of global services, exempt from the pin to Regions. */
  readonly globalActions: readonly string[];
  /** Accounts to which objects may be replicated. */
  readonly replicationAccounts: readonly string[];
}
