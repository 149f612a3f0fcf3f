import type { RegionStand } from '#test/gateway/stand';
import type { Stroke } from '#test/gateway/trial/steady-load';

/** Something that fails while clients ask. */
export interface Fault {
  /** As the page has it. */
  readonly name: string;
  /** Region whose clients are watched. */
  readonly place: RegionStand;
  /** How long it stays so, milliseconds. */
  readonly lastsMs: number;
  /** Requests beside the steady ones. */
  readonly extra: readonly Stroke[];
  /** Pod of the engine that it ended, if it did: what that was answering is lost, and nothing else may be. */
  died?(): string | undefined;
  /** @returns what brings it back */
  begin(): Promise<() => Promise<void>>;
}

/** What clients saw of a fault. */
export interface Observed {
  readonly name: string;
  /** Requests with a good key that were made while it lasted, and what came instead of 200, by status. */
  readonly asked: number;
  readonly failed: Readonly<Record<string, number>>;
  /** Of those that failed meanwhile: what an engine had begun to answer that died of the fault. */
  readonly answeredByDead: number;
  /** The same of requests that were made when it was back. */
  readonly failedLater: Readonly<Record<string, number>>;
  /** From when it was back until the last request that failed was made, milliseconds; 0 when none failed any more. */
  readonly normalAfterMs: number;
  /** Requests without a good credential, while it lasted and afterwards, and those of them that were admitted. */
  readonly intruders: number;
  readonly admitted: number;
}
