import { MalformedItemError } from './key-items';
import { DirectoryUnavailableError } from './key-record';
import { RecordCache, type RecordCacheBounds } from './record-cache';
import { maxSockets, type ReadRecord } from './tenant-table';

/** How a look-up ended: three of the table, and `stale`: answered from what is known, since the table cannot be asked. */
export type LookUpOutcome = 'found' | 'absent' | 'failed' | 'stale';

/** What all look-ups of a directory share. */
export interface LookUpContext {
  readonly bounds: RecordCacheBounds;
  /** After that an answer of the table no longer counts, milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly onOutcome: (outcome: LookUpOutcome) => void;
  readonly availability: TableAvailability;
}

/** So long after a failed look-up known records are answered from memory without waiting, milliseconds. */
export const awayMs = 1000;

/**
 * Look-ups of ids that nobody has seen before, of one kind and at the same time. With those of the other kind they take three
 * quarters of the connections to the table, so that known records are always read again.
 */
export const mostUnknown = (maxSockets * 3) / 8;

/** Look-ups beforehand and behind the back of stale answers, of one kind and at the same time. */
const mostInBackground = maxSockets / 8;

/** Whether the table answers, as the last look-up of any record found. */
export class TableAvailability {
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number) {}

  failed(): void {
    this.failedAt = this.now();
  }

  answered(): void {
    this.failedAt = Number.NEGATIVE_INFINITY;
  }

  isAway(): boolean {
    return this.now() - this.failedAt < awayMs;
  }
}

/** Looks records of one kind up: what is fresh is remembered, everybody who asks for the same id waits for the same look-up. */
export class RecordLookUp<T extends object> {
  private readonly cache: RecordCache<T>;
  private readonly pending = new Map<string, Promise<T | undefined>>();
  private unknownPending = 0;
  private backgroundPending = 0;

  constructor(
    private readonly read: ReadRecord<T>,
    private readonly context: LookUpContext,
  ) {
    this.cache = new RecordCache(context.bounds, context.now);
  }

  /**
   * @returns the record; undefined when there is none
   * @throws DirectoryUnavailableError when the table cannot be asked and what is known is too old, or nothing is known
   */
  async find(id: string): Promise<T | undefined> {
    const known = this.cache.recall(id);
    if (known.state === 'fresh') return known.record;
    if (known.state === 'absent') return undefined;
    if (known.state === 'unknown') return this.findUnknown(id);
    if (known.state === 'ageing') {
      this.readBehind(id);
      return known.record;
    }
    return this.findStale(id, known.record);
  }

  private findUnknown(id: string): Promise<T | undefined> {
    const joined = this.pending.get(id);
    if (joined !== undefined) return joined;
    if (this.unknownPending >= mostUnknown) {
      throw new DirectoryUnavailableError(`${mostUnknown} look-ups of unknown ids are on their way already`);
    }
    this.unknownPending += 1;
    return this.ask(id).finally(() => (this.unknownPending -= 1));
  }

  /** Waits for the table, so that nothing counts longer than it may while the table answers; unless it is known to be away. */
  private async findStale(id: string, record: T): Promise<T | undefined> {
    if (this.context.availability.isAway()) {
      this.readBehind(id);
      this.context.onOutcome('stale');
      return record;
    }
    try {
      return await this.ask(id);
    } catch (error) {
      // forgotten in the meantime: the table does say something, and it cannot be read
      if (this.cache.recall(id).state !== 'stale') throw error;
      this.context.onOutcome('stale');
      return record;
    }
  }

  private readBehind(id: string): void {
    if (this.pending.has(id) || this.backgroundPending >= mostInBackground) return;
    this.backgroundPending += 1;
    this.ask(id)
      .catch(() => undefined)
      .finally(() => (this.backgroundPending -= 1));
  }

  /** Asks the table, once for all who ask for the same id in the meantime. */
  private ask(id: string): Promise<T | undefined> {
    const joined = this.pending.get(id);
    if (joined !== undefined) return joined;
    const asked = this.askTable(id).finally(() => this.pending.delete(id));
    this.pending.set(id, asked);
    return asked;
  }

  private async askTable(id: string): Promise<T | undefined> {
    const { now, availability, onOutcome, timeoutMs } = this.context;
    const askedAt = now();
    try {
      const record = await withTimeout((abort) => this.read(id, abort), timeoutMs);
      this.cache.remember(id, record, askedAt);
      availability.answered();
      onOutcome(record === undefined ? 'absent' : 'found');
      return record;
    } catch (error) {
      onOutcome('failed');
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof MalformedItemError) {
        this.cache.forget(id);
        throw new DirectoryUnavailableError(`the table of tenants holds what cannot be read: ${reason}`, {
          cause: error,
        });
      }
      availability.failed();
      throw new DirectoryUnavailableError(`the table of tenants cannot be asked: ${reason}`, { cause: error });
    }
  }
}

/** Ends by then, whatever the reader does about the signal. */
async function withTimeout<T>(read: (abort: AbortSignal) => Promise<T>, timeoutMs: number): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${timeoutMs} ms`);
      fail(error);
      controller.abort(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([read(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
