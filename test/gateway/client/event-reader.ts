/**
 * Takes the data of server-sent events out of a stream that comes in pieces (html.spec.whatwg.org, "Server-sent events", 2026-11): lines of
 * a field `data` up to an empty line. Comments and other fields are left out.
 */
export class EventReader {
  private rest = '';
  private lines: string[] = [];

  /** @returns the data of the events that this piece completes */
  read(piece: string): string[] {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.take(line.replace(/\r$/, '')));
  }

  private take(line: string): string[] {
    if (line.startsWith('data:')) this.lines.push(line.slice('data:'.length).replace(/^ /, ''));
    if (line !== '' || this.lines.length === 0) return [];
    const data = this.lines.join('\n');
    this.lines = [];
    return [data];
  }
}
