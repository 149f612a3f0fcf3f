import { hashApiKey } from '#lib/services/authorizer/api-key';
import { makeKeyDirectory } from '#lib/services/authorizer/key-directory';
import { MalformedItemError } from '#lib/services/authorizer/key-items';
import { DirectoryUnavailableError, type KeyRecord, type TenantRecord } from '#lib/services/authorizer/key-record';
import { awayMs, type LookUpOutcome, mostUnknown } from '#lib/services/authorizer/record-look-up';

const bounds = { freshSeconds: 60, staleSeconds: 600, unknownSeconds: 5, maxEntries: 4 };

function aKey(keyId: string, change: Partial<KeyRecord> = {}): KeyRecord {
  return { keyId, tenant: 'acme', hash: hashApiKey(keyId), expiresAt: null, revokedAt: null, ...change };
}

const acme: TenantRecord = { tenant: 'acme', tier: 'standard', jurisdiction: 'eu', pinnedVersion: null };

/** A directory on a table that a test fills, breaks and holds back, with a clock that it turns. */
function stage() {
  const keys = new Map<string, KeyRecord>();
  const tenants = new Map<string, TenantRecord>([['acme', acme]]);
  const outcomes: LookUpOutcome[] = [];
  const reads: string[] = [];
  const held: (() => void)[] = [];
  const table = { fails: undefined as Error | undefined, holds: false };
  let milliseconds = 1_000_000;
  const read = async <T>(kind: string, records: ReadonlyMap<string, T>, id: string): Promise<T | undefined> => {
    reads.push(`${kind} ${id}`);
    // what a read says is decided when it is asked
    const { fails } = table;
    const record = records.get(id);
    if (table.holds) await new Promise<void>((goOn) => held.push(goOn));
    if (fails !== undefined) throw fails;
    return record;
  };
  const directory = makeKeyDirectory({
    table: { readKey: (id) => read('key', keys, id), readTenant: (id) => read('tenant', tenants, id) },
    bounds,
    timeoutMs: 400,
    onOutcome: (outcome) => outcomes.push(outcome),
    now: () => milliseconds,
  });
  return {
    directory,
    keys,
    tenants,
    table,
    outcomes: () => outcomes.splice(0),
    reads: () => reads.splice(0),
    letGo: () => {
      for (const goOn of held.splice(0)) goOn();
    },
    pass: (seconds: number) => (milliseconds += seconds * 1000),
  };
}

/** Everything that was begun behind an answer has ended. */
const settled = () => new Promise((done) => setImmediate(done));
const away = new Error('connect ECONNREFUSED');

test('a key with its tenant, read once and then remembered', async () => {
  const { directory, keys, reads, outcomes } = stage();
  keys.set('k1', aKey('k1'));
  expect(await directory.find('k1')).toEqual({ key: aKey('k1'), tenant: acme });
  expect(reads()).toEqual(['key k1', 'tenant acme']);
  expect(await directory.find('k1')).toEqual({ key: aKey('k1'), tenant: acme });
  expect(reads()).toEqual([]);
  expect(outcomes()).toEqual(['found', 'found']);
});

test('a second key of a tenant: the tenant is known already', async () => {
  const { directory, keys, reads } = stage();
  keys.set('k1', aKey('k1')).set('k2', aKey('k2'));
  await directory.find('k1');
  reads();
  expect(await directory.find('k2')).toEqual({ key: aKey('k2'), tenant: acme });
  expect(reads()).toEqual(['key k2']);
});

test('everybody who asks at once for the same key waits for one look-up', async () => {
  const { directory, keys, table, reads, letGo } = stage();
  keys.set('k1', aKey('k1'));
  table.holds = true;
  const asked = Array.from({ length: 50 }, () => directory.find('k1'));
  table.holds = false;
  letGo();
  expect(new Set((await Promise.all(asked)).map((holder) => holder?.key.keyId))).toEqual(new Set(['k1']));
  expect(reads()).toEqual(['key k1', 'tenant acme']);
});

describe('while the table answers', () => {
  test.each([
    { reason: 'is asked for all the time', steps: 120, seconds: 0.5 },
    { reason: 'is asked for now and then', steps: 6, seconds: 10 },
    { reason: 'is asked for again after an hour', steps: 1, seconds: 3600 },
  ])('a key that is revoked and $reason counts no longer after freshSeconds', async ({ steps, seconds }) => {
    const { directory, keys, pass } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    keys.set('k1', aKey('k1', { revokedAt: 1 }));
    for (let step = 0; step < steps; step += 1) {
      pass(seconds);
      await directory.find('k1');
    }
    expect((await directory.find('k1'))?.key.revokedAt).toBe(1);
  });

  test('a revocation during a look-up that hangs: counted from when the table was asked, not from its answer', async () => {
    const { directory, keys, table, letGo, pass } = stage();
    keys.set('k1', aKey('k1'));
    table.holds = true;
    const asked = directory.find('k1');
    table.holds = false;
    keys.set('k1', aKey('k1', { revokedAt: 1 }));
    pass(59);
    letGo();
    expect((await asked)?.key.revokedAt).toBeNull();
    pass(1);
    expect((await directory.find('k1'))?.key.revokedAt).toBe(1);
  });

  test('a tenant of another tier: after freshSeconds, though its keys are read at other times', async () => {
    const { directory, keys, tenants, pass } = stage();
    keys.set('k1', aKey('k1')).set('k2', aKey('k2'));
    await directory.find('k1');
    tenants.set('acme', { ...acme, tier: 'enterprise' });
    pass(30);
    expect((await directory.find('k2'))?.tenant.tier).toBe('standard');
    pass(30);
    expect((await directory.find('k2'))?.tenant.tier).toBe('enterprise');
  });

  test('a key in use is read again before its time is up, behind the back of its user: nobody waits', async () => {
    const { directory, keys, table, pass, reads, letGo } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    reads();
    pass(44.9);
    await directory.find('k1');
    expect(reads()).toEqual([]);
    pass(0.1);
    table.holds = true;
    expect(await directory.find('k1')).toBeDefined();
    expect(await directory.find('k1')).toBeDefined();
    expect(reads()).toEqual(['key k1', 'tenant acme']);
    letGo();
    await settled();
    table.holds = false;
    pass(44);
    await directory.find('k1');
    expect(reads()).toEqual([]);
  });

  test('read again beforehand as often as it takes', async () => {
    const { directory, keys, pass, reads } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    for (let round = 0; round < 100; round += 1) {
      reads();
      pass(45);
      await directory.find('k1');
      await settled();
      expect(reads()).toEqual(['key k1', 'tenant acme']);
    }
  });

  test('a key that is deleted is unknown after freshSeconds', async () => {
    const { directory, keys, pass } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    keys.delete('k1');
    pass(60);
    expect(await directory.find('k1')).toBeUndefined();
  });

  test('a key that is not there: remembered for unknownSeconds, then looked for again', async () => {
    const { directory, keys, pass, reads, outcomes } = stage();
    expect(await directory.find('k1')).toBeUndefined();
    expect(await directory.find('k1')).toBeUndefined();
    expect(reads()).toEqual(['key k1']);
    keys.set('k1', aKey('k1'));
    pass(4.9);
    expect(await directory.find('k1')).toBeUndefined();
    pass(0.1);
    expect((await directory.find('k1'))?.key).toEqual(aKey('k1'));
    expect(outcomes()).toEqual(['absent', 'found', 'found']);
  });

  test('a key whose tenant is not there: nobody is admitted', async () => {
    const { directory, keys } = stage();
    keys.set('k1', aKey('k1', { tenant: 'nobody' }));
    expect(await directory.find('k1')).toBeUndefined();
  });

  test('ids that somebody makes up push no key out', async () => {
    const { directory, keys, reads } = stage();
    for (const id of ['k1', 'k2', 'k3', 'k4']) {
      keys.set(id, aKey(id));
      await directory.find(id);
    }
    for (let index = 0; index < 1000; index += 1) await directory.find(`made-up-${index}`);
    reads();
    for (const id of ['k1', 'k2', 'k3', 'k4']) expect(await directory.find(id)).toBeDefined();
    expect(reads()).toEqual([]);
  });

  test('more keys than are remembered: the one that was not used for longest is read again', async () => {
    const { directory, keys, reads } = stage();
    for (const id of ['k1', 'k2', 'k3', 'k4', 'k5']) {
      keys.set(id, aKey(id));
      await directory.find(id);
      await directory.find('k1');
    }
    reads();
    for (const id of ['k1', 'k3', 'k4', 'k5']) await directory.find(id);
    expect(reads()).toEqual([]);
    await directory.find('k2');
    expect(reads()).toEqual(['key k2']);
  });

  test('too many made-up ids at once: refused without a look-up, while keys that are known are read again', async () => {
    const { directory, keys, table, pass, reads, letGo } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    pass(60);
    reads();
    table.holds = true;
    const asked = Array.from({ length: mostUnknown }, (_, index) => directory.find(`made-up-${index}`));
    await expect(directory.find('one-more')).rejects.toThrow(
      new DirectoryUnavailableError('96 look-ups of unknown ids are on their way already'),
    );
    const known = directory.find('k1');
    expect(reads()).toHaveLength(mostUnknown + 1);
    table.holds = false;
    letGo();
    expect(await known).toBeDefined();
    await Promise.all(asked);
    expect(await directory.find('one-more')).toBeUndefined();
  });
});

describe('while the table is away', () => {
  test('a known key lives on until staleSeconds after it was last read, not longer', async () => {
    const { directory, keys, table, pass } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    table.fails = away;
    for (let seconds = 0; seconds < 599; seconds += 1) {
      pass(1);
      expect(await directory.find('k1')).toEqual({ key: aKey('k1'), tenant: acme });
      await settled();
    }
    pass(1);
    await expect(directory.find('k1')).rejects.toThrow(DirectoryUnavailableError);
  });

  test('a key that nobody has seen before: refused, with the cause, and looked for again at once', async () => {
    const { directory, keys, table, reads, outcomes } = stage();
    keys.set('k1', aKey('k1'));
    table.fails = away;
    await expect(directory.find('k1')).rejects.toEqual(
      new DirectoryUnavailableError('the table of tenants cannot be asked: connect ECONNREFUSED', { cause: away }),
    );
    expect(outcomes()).toEqual(['failed']);
    table.fails = undefined;
    expect(await directory.find('k1')).toBeDefined();
    expect(reads()).toEqual(['key k1', 'key k1', 'tenant acme']);
  });

  test('a key that was not there when the table was last asked: not known to be absent for ever', async () => {
    const { directory, table, pass } = stage();
    await directory.find('k1');
    table.fails = away;
    pass(5);
    await expect(directory.find('k1')).rejects.toThrow(DirectoryUnavailableError);
  });

  test('a known key of a tenant that is not remembered: refused', async () => {
    const { directory, keys, tenants, table } = stage();
    keys.set('k1', aKey('k1'));
    tenants.delete('acme');
    await directory.find('k1');
    table.fails = away;
    expect(await directory.find('k1')).toBeUndefined();
  });

  test('one waits until the table is known to be away; nobody waits after that', async () => {
    const { directory, keys, table, pass, reads, letGo, outcomes } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    pass(60);
    table.fails = away;
    expect(await directory.find('k1')).toBeDefined();
    await settled();
    reads();
    outcomes();
    // from here on the table hangs: an answer that waited for it would never come
    table.holds = true;
    pass(awayMs / 1000 - 0.1);
    expect(await directory.find('k1')).toBeDefined();
    expect(await directory.find('k1')).toBeDefined();
    expect(outcomes()).toEqual(['stale', 'stale', 'stale', 'stale']);
    expect(reads()).toEqual(['key k1', 'tenant acme']);
    letGo();
    await settled();
  });

  test('as soon as one look-up succeeds, what is too old waits for the table again: a revoked key counts no longer', async () => {
    const { directory, keys, table, pass } = stage();
    keys.set('k1', aKey('k1')).set('k2', aKey('k2'));
    await directory.find('k1');
    await directory.find('k2');
    pass(60);
    table.fails = away;
    await directory.find('k1');
    table.fails = undefined;
    keys.set('k1', aKey('k1', { revokedAt: 1 })).set('k2', aKey('k2', { revokedAt: 1 }));
    expect((await directory.find('k1'))?.key.revokedAt).toBeNull();
    await settled();
    expect((await directory.find('k2'))?.key.revokedAt).toBe(1);
    expect((await directory.find('k1'))?.key.revokedAt).toBe(1);
  });

  test('nobody asked while it was away: the first one waits for the table, and gets what it says', async () => {
    const { directory, keys, table, pass } = stage();
    keys.set('k1', aKey('k1'));
    await directory.find('k1');
    pass(60);
    table.fails = away;
    await directory.find('k1');
    await settled();
    table.fails = undefined;
    keys.set('k1', aKey('k1', { revokedAt: 1 }));
    pass(awayMs / 1000);
    expect((await directory.find('k1'))?.key.revokedAt).toBe(1);
  });
});

describe('a table that hangs', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] }));
  afterEach(() => void jest.useRealTimers());

  test('is given up after timeoutMs, and the reader is told to stop', async () => {
    const signals: AbortSignal[] = [];
    const hangs = (_: string, abort: AbortSignal) => {
      signals.push(abort);
      return new Promise<never>(() => undefined);
    };
    const directory = makeKeyDirectory({ table: { readKey: hangs, readTenant: hangs }, bounds, timeoutMs: 400 });
    const asked = directory.find('k1').catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(399);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await jest.advanceTimersByTimeAsync(1);
    const late = new Error('no answer within 400 ms');
    expect(await asked).toEqual(
      new DirectoryUnavailableError(`the table of tenants cannot be asked: ${late.message}`, { cause: late }),
    );
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('an item that cannot be read', () => {
  test('admits nobody, also not as it was before, and does not make the table count as away', async () => {
    const { directory, keys, table, pass, outcomes } = stage();
    keys.set('k1', aKey('k1')).set('k2', aKey('k2'));
    await directory.find('k1');
    await directory.find('k2');
    pass(60);
    outcomes();
    const malformed = new MalformedItemError('key k1: hash is not 64 hexadecimal digits');
    table.fails = malformed;
    await expect(directory.find('k1')).rejects.toEqual(
      new DirectoryUnavailableError(
        'the table of tenants holds what cannot be read: key k1: hash is not 64 hexadecimal digits',
        { cause: malformed },
      ),
    );
    expect(outcomes()).toEqual(['failed']);
    table.fails = undefined;
    keys.set('k2', aKey('k2', { revokedAt: 1 }));
    expect((await directory.find('k2'))?.key.revokedAt).toBe(1);
  });
});
