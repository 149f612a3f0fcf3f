/** What there is to know about an AWS resource type before it may stand in a template: its line in the register. */
export interface RegisteredType {
  /** As CloudFormation spells it: `AWS::SQS::Queue`. */
  readonly type: string;
  readonly judgement: 'holds' | 'moves' | 'neither';
  /** What data that is, or why there is none. */
  readonly why: string;
  /** The place that a resource of this type is. */
  readonly place: PlaceForm;
  /** Properties through which data leaves it or others reach in. A type that moves has some; one that holds may. */
  readonly moves: readonly MovingProperty[];
}

/** How a resource shows where it is. */
export interface PlaceForm {
  /** What it is, in a word or two: `table`. */
  readonly what: string;
  /** Property with its physical name; null where CloudFormation names it. */
  readonly name: string | null;
  /** Whether it lies in the Region of its stack or in none. */
  readonly scope: 'region' | 'global';
}

/** A property that names another place. */
export interface MovingProperty {
  /** Keys with dots between them; `*` stands for every item of a list or every key of an object. */
  readonly path: string;
  readonly form: TargetForm;
  readonly movement: MovementKind;
}

/**
 * How a property names the other end. `region`, `account`: by that alone. `reference`: an ARN or a reference to another
 * resource. `name`: the same, or the bare name of something in the same Region. `bucket`: a bucket's name or ARN.
 * `host`: a host name. `endpoint-service`: name of a VPC endpoint service. `attribute`: a key with a value, which is a bucket
 * where the key says so. `text`: any text, with anything in it. `policy`: a policy document, whose principals are the other end.
 */
export type TargetForm =
  | 'region'
  | 'account'
  | 'reference'
  | 'name'
  | 'bucket'
  | 'host'
  | 'endpoint-service'
  | 'attribute'
  | 'text'
  | 'policy';

/** What happens through a property. Each kind has the rule that judges it. */
export type MovementKind =
  | 'replica'
  | 'copy'
  | 'subscription'
  | 'event'
  | 'log'
  | 'consumer'
  | 'encryption'
  | 'environment'
  | 'network'
  | 'delegation'
  | 'dns'
  | 'accelerator'
  | 'key-policy'
  | 'resource-policy'
  | 'trust-policy'
  | 'endpoint-policy';
