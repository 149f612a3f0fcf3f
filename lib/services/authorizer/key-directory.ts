import type { KeyDirectory, KeyRecord, TenantRecord } from './key-record';
import type { RecordCacheBounds } from './record-cache';
import { type LookUpOutcome, RecordLookUp, TableAvailability } from './record-look-up';
import type { TenantTable } from './tenant-table';

/** What a directory stands on. */
export interface KeyDirectoryProps {
  readonly table: Pick<TenantTable, 'readKey' | 'readTenant'>;
  readonly bounds: RecordCacheBounds;
  /** After that an answer of the table no longer counts, milliseconds. A key that is not known takes two answers, one after the other. */
  readonly timeoutMs: number;
  /** Told of each look-up of a key or a tenant, for metrics. @default nobody */
  readonly onOutcome?: (outcome: LookUpOutcome) => void;
  /** Milliseconds of a clock that never goes back. @default that of the process */
  readonly now?: () => number;
}

/**
 * The keys of a jurisdiction with their tenants. Both are read and remembered by themselves: a key that is revoked and a tenant
 * whose tier changes count after `freshSeconds` at the latest, as long as the table answers.
 */
export function makeKeyDirectory(props: KeyDirectoryProps): KeyDirectory {
  const { table, bounds, timeoutMs, onOutcome = () => undefined, now = () => performance.now() } = props;
  const context = { bounds, timeoutMs, onOutcome, now, availability: new TableAvailability(now) };
  const keys = new RecordLookUp<KeyRecord>(table.readKey, context);
  const tenants = new RecordLookUp<TenantRecord>(table.readTenant, context);
  return {
    find: async (keyId) => {
      const key = await keys.find(keyId);
      const tenant = key && (await tenants.find(key.tenant));
      // a key without a tenant: the tenant's item may still be on its way from another Region
      return key && tenant && { key, tenant };
    },
  };
}
