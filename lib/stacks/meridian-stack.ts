import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { accountPlaceholder, type Deployment } from '#topology';
import { stackName } from './stack-name';

/** Where a stack stands. */
export interface Place {
  /** AWS account, twelve digits, or `ACCOUNT_ID` where the blueprint names none. */
  readonly account: string;
  /** AWS Region. */
  readonly region: string;
  /** Availability zones, by name; empty for a stack that uses none. */
  readonly zones: readonly string[];
}

export interface MeridianStackProps {
  readonly deployment: Deployment;
  readonly place: Place;
  /** What the stack holds, for the console; at most 1,024 bytes. */
  readonly description: string;
  /** Whether it holds data: then it cannot be deleted while the deployment protects its state. */
  readonly stateful: boolean;
  /**
   * Whether it reads outputs of stacks in other Regions (ReplicaKeys, Link, accelerator).
   * @default false: a name or ARN of another Region's construct is refused
   */
  readonly crossRegionReferences?: boolean;
}

/** A stack of a deployment: placed by the Topology, never by what the machine or the account happens to hold. */
export class MeridianStack extends Stack {
  private readonly zones: readonly string[];

  constructor(scope: Construct, id: string, props: MeridianStackProps) {
    const { deployment, place } = props;
    super(scope, id, {
      // Without an account in `env` the stack deploys to whichever account the credentials are for.
      env:
        place.account === accountPlaceholder
          ? { region: place.region }
          : { account: place.account, region: place.region },
      stackName: stackName(scope, id),
      description: props.description,
      terminationProtection: props.stateful && deployment.state.deletionProtection,
      analyticsReporting: false,
      crossRegionReferences: props.crossRegionReferences ?? false,
      // CloudFormation hands a stack's tags on to every resource that can carry them.
      tags: Object.fromEntries(deployment.tags.map(({ key, value }) => [key, value])),
    });
    this.zones = place.zones;
  }

  /** The zones of the Topology: the getter of `Stack` would look them up in the account. */
  override get availabilityZones(): string[] {
    return [...this.zones];
  }

  /** The text with the account in the place of `ACCOUNT_ID`: a name or an ARN of the Topology, as CloudFormation needs it. */
  withAccount(text: string): string {
    return text.split(accountPlaceholder).join(this.account);
  }
}
