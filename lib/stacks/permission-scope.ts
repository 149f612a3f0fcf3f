import { ArnFormat } from 'aws-cdk-lib';
import type { Region } from '#topology';
import type { MeridianStack } from './meridian-stack';

/** The Region in which a permission counts, and the ARNs of what stands in it. */
export class PermissionScope {
  constructor(
    private readonly stack: MeridianStack,
    readonly region: Region,
  ) {}

  /** ARN of something in this Region and account; `resource` is all that comes after the account: `table/quotas`. */
  arn(service: string, resource: string): string {
    return this.format(service, resource, { region: this.region.name, account: this.stack.account });
  }

  /** ARN of something of IAM, which has no Region. */
  iamArn(resource: string): string {
    return this.format('iam', resource, { region: '', account: this.stack.account });
  }

  /** ARN of something that AWS keeps for everybody (images, snapshots, public parameters): it names no account. */
  publicArn(service: string, resource: string): string {
    return this.format(service, resource, { region: this.region.name, account: '' });
  }

  /** ARN of a bucket or of objects in it: the names of buckets are global. */
  bucketArn(resource: string): string {
    return this.format('s3', resource, { region: '', account: '' });
  }

  get account(): string {
    return this.stack.account;
  }

  get clusterArn(): string {
    return this.arn('eks', `cluster/${this.region.cluster.name}`);
  }

  private format(
    service: string,
    resource: string,
    place: { readonly region: string; readonly account: string },
  ): string {
    return this.stack.formatArn({
      ...place,
      service,
      resource: this.stack.withAccount(resource),
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
  }
}
