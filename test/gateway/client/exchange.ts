import type { Answer, Ask, ServerEvent } from './ask';
import { EventReader } from './event-reader';

const LONGEST_MS = 30_000;

/** Milliseconds since 1970, with fractions: the same for every process of this machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Writes down what comes in answer to one request, until it ends in one way or another. */
export class Exchange {
  readonly answer: Promise<Answer>;
  private readonly startedMs = now();
  private status: number | null = null;
  private headers: Record<string, string> = {};
  private headersMs: number | null = null;
  private firstByteMs: number | null = null;
  private readonly pieces: string[] = [];
  private readonly events: ServerEvent[] = [];
  private readonly reader = new EventReader();
  private readonly decoder = new TextDecoder();
  private readonly timer: NodeJS.Timeout;
  private finish: (answer: Answer) => void = () => undefined;

  /** @param hangUp breaks off what is under way */
  constructor(
    private readonly ask: Ask,
    private readonly hangUp: () => void,
  ) {
    this.answer = new Promise((resolve) => {
      this.finish = resolve;
    });
    const { timeoutMs = LONGEST_MS } = ask;
    this.timer = setTimeout(() => this.breakOff(`no end within ${timeoutMs} ms`), timeoutMs);
  }

  head(status: number, headers: Readonly<Record<string, string | readonly string[] | undefined>>): void {
    this.status = status;
    this.headersMs = now();
    const named = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
    this.headers = Object.fromEntries(named.map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
  }

  data(bytes: Uint8Array): void {
    const atMs = now();
    this.firstByteMs ??= atMs;
    const piece = this.decoder.decode(bytes, { stream: true });
    this.pieces.push(piece);
    if (!this.headers['content-type']?.startsWith('text/event-stream')) return;
    this.events.push(...this.reader.read(piece).map((data) => ({ atMs, data })));
    const { leaveAfterEvents } = this.ask;
    if (leaveAfterEvents !== undefined && this.events.length >= leaveAfterEvents) this.breakOff(null);
  }

  /** @param error null: the answer has ended as it should */
  end(error: string | null, whole = error === null): void {
    clearTimeout(this.timer);
    this.finish({
      status: this.status,
      error,
      whole,
      headers: this.headers,
      body: this.pieces.join(''),
      events: this.events,
      startedMs: this.startedMs,
      headersMs: this.headersMs,
      firstByteMs: this.firstByteMs,
      endedMs: now(),
    });
  }

  private breakOff(error: string | null): void {
    this.end(error, false);
    this.hangUp();
  }
}
