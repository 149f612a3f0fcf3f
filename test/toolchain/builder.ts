/** How one program comes into the cache. */
export interface ToolBuilder {
  /** What it is built from, for people. */
  readonly version: string;
  /** A program of this machine that will do, if there is one. */
  ready(): Promise<string | undefined>;
  /** Names what it is built from, and how: equal keys, equal programs. */
  key(): Promise<string>;
  /** Makes the program at this path. */
  build(path: string): Promise<void>;
}
