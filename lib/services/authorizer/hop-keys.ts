/** Derives a key from a message by a key that never leaves its keeper: KMS. */
export type DeriveKey = (message: string) => Promise<Uint8Array>;

/** What a ring of keys stands on. */
export interface HopKeysProps {
  readonly jurisdiction: string;
  readonly periodSeconds: number;
  readonly derive: DeriveKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told when a key could not be had. */
  readonly onFailure: (period: number, error: unknown) => void;
}

/** Between two looks whether a key is missing, milliseconds: also how soon after KMS answers again keys are had. */
const lookMs = 10_000;

/**
 * Keys that sign hop tokens, one a period, the same in all Regions of a jurisdiction. Held are those of the period that it is and of
 * its neighbours: clocks differ, and a token outlives the end of its period. The next one is there a whole period ahead, so that
 * KMS may be away that long. Nobody waits for a key.
 */
export class HopKeys {
  private readonly keys = new Map<number, Uint8Array>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly props: HopKeysProps) {}

  /** Number of the period that it is. */
  period(): number {
    return Math.floor(this.props.now() / (this.props.periodSeconds * 1000));
  }

  /** Key of a period; undefined when it is not near, or was not to be had so far. */
  keyOf(period: number): Uint8Array | undefined {
    return Math.abs(period - this.period()) <= 1 ? this.keys.get(period) : undefined;
  }

  /** Fetches the keys that are missing, the one that is needed first, and forgets those that are over. */
  async refresh(): Promise<void> {
    const current = this.period();
    for (const period of this.keys.keys()) if (Math.abs(period - current) > 1) this.keys.delete(period);
    for (const period of [current, current + 1, current - 1]) {
      if (this.keys.has(period)) continue;
      try {
        this.keys.set(period, await this.props.derive(`hop-token/${this.props.jurisdiction}/${period}`));
      } catch (error) {
        this.props.onFailure(period, error);
        return;
      }
    }
  }

  /** Keeps the ring whole from now on. */
  start(): void {
    const look = async () => {
      await this.refresh();
      if (this.timer !== undefined) this.timer = setTimeout(look, lookMs).unref();
    };
    this.timer = setTimeout(look, 0).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
