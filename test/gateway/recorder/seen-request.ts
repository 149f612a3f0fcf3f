/** What the recorder has seen of one request. */
export interface SeenRequest {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Tokens that it has made so far. */
  readonly tokens: number;
  /** How it went: the recorder stops when the one who asked is gone, as vLLM does. */
  readonly state: 'runs' | 'done' | 'left';
}
