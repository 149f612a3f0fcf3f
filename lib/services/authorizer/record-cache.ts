import { LRUCache } from 'lru-cache';

/** Bounds of what is remembered. */
export interface RecordCacheBounds {
  /** How long what was read counts as it is, seconds. */
  readonly freshSeconds: number;
  /** How long it counts while the table cannot be asked, seconds since it was last read. */
  readonly staleSeconds: number;
  /** How long it is remembered that there is no such record, seconds. */
  readonly unknownSeconds: number;
  /** Records, and as many ids of none, that are remembered at most. */
  readonly maxEntries: number;
}

/** What is remembered under an id, by how old it is. */
export type Remembered<T> =
  | { readonly state: 'fresh' | 'ageing' | 'stale'; readonly record: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

/** From this part of its time on a fresh record is read again beforehand, so that keys in use never wait for the table. */
const ageingShare = 0.75;

/**
 * Remembers records, and apart from them that there are none: whoever asks for ids that he made up pushes out other such ids, and
 * no record.
 */
export class RecordCache<T extends object> {
  private readonly records: LRUCache<string, { readonly record: T; readonly readAt: number }>;
  private readonly absent: LRUCache<string, number>;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly bounds: RecordCacheBounds,
    private readonly now: () => number,
  ) {
    this.records = new LRUCache({ max: bounds.maxEntries });
    this.absent = new LRUCache({ max: bounds.maxEntries });
  }

  recall(id: string): Remembered<T> {
    const entry = this.records.get(id);
    if (entry !== undefined) {
      const ageSeconds = (this.now() - entry.readAt) / 1000;
      const { freshSeconds, staleSeconds } = this.bounds;
      if (ageSeconds < freshSeconds * ageingShare) return { state: 'fresh', record: entry.record };
      if (ageSeconds < freshSeconds) return { state: 'ageing', record: entry.record };
      if (ageSeconds < staleSeconds) return { state: 'stale', record: entry.record };
      this.records.delete(id);
    }
    const readAt = this.absent.get(id);
    if (readAt !== undefined && this.now() - readAt < this.bounds.unknownSeconds * 1000) return { state: 'absent' };
    return { state: 'unknown' };
  }

  /** @param readAt when the table was asked, not when it answered: the answer may be as old as the question */
  remember(id: string, record: T | undefined, readAt: number): void {
    if (record === undefined) {
      this.records.delete(id);
      this.absent.set(id, readAt);
    } else {
      this.absent.delete(id);
      this.records.set(id, { record, readAt });
    }
  }

  forget(id: string): void {
    this.records.delete(id);
  }
}
