/** A service quota that the plan needs more of than an account has at first. */
export interface Quota {
  readonly account: string;
  /** Where it is requested: the Region that it holds in, us-east-1 for one of the account as a whole. */
  readonly region: string;
  /** As Service Quotas names them: `ec2`, `L-417A185B`. */
  readonly service: string;
  readonly code: string;
  readonly name: string;
  readonly needed: number;
  /** What an account has at first. */
  readonly initial: number;
  /** What it is needed for, in a few words: the text of the request. */
  readonly purpose: string;
}
