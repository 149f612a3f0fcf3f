/** Somewhere that data can be: a table's replica, a bucket, a queue, a load balancer. */
export interface Place {
  /** What it is, in a word or two: `table`, `bucket`, `load balancer`. */
  readonly what: string;
  /** Physical name; where CloudFormation gives one, the logical id. */
  readonly name: string;
  /** AWS Region; null of a service that has none, such as IAM. */
  readonly region: string | null;
  /** AWS account; null where a reference names none. */
  readonly account: string | null;
}
