import type { Construct } from 'constructs';
import type { Deployment, Jurisdiction } from '#topology';
import { GlobalTable } from './global-table';
import { MeridianStack } from './meridian-stack';
import type { RegionalKey } from './regional-key';
import type { ReplicaKeysStack } from './replica-keys-stack';

export interface TablesStackProps {
  readonly deployment: Deployment;
  readonly jurisdiction: Jurisdiction;
  /** The primary key, of the stack Keys. */
  readonly key: RegionalKey;
  /** The key's replicas: they exist before a table's replica is encrypted with them. */
  readonly replicaKeys: readonly ReplicaKeysStack[];
}

/** The jurisdiction's global tables, declared in its first Region. */
export class TablesStack extends MeridianStack {
  constructor(scope: Construct, id: string, props: TablesStackProps) {
    const { deployment, jurisdiction, key } = props;
    super(scope, id, {
      deployment,
      place: { account: jurisdiction.account, region: jurisdiction.key.primaryRegion, zones: [] },
      description: `Global tables of the jurisdiction ${jurisdiction.name}`,
      stateful: true,
    });
    for (const table of jurisdiction.tables) new GlobalTable(this, table.purpose, { deployment, table, key });
    for (const replica of props.replicaKeys) this.addStackDependency(replica);
  }
}
