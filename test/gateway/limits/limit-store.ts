import type { RegionStand, Stand } from '#test/gateway/stand';

/**
 * Sends commands to the store of the rate-limit service, in the protocol of Redis over TLS (redis.io, "RESP protocol", 2026-11), and prints the
 * replies as JSON. Replies here are numbers, texts, lists of texts, and nothing.
 */
const TALK = `
const [port, commands] = [Number(process.argv[1]), JSON.parse(process.argv[2])];
const bulk = (text) => '$' + Buffer.byteLength(text) + '\\r\\n' + text + '\\r\\n';
const socket = require('node:tls').connect({ port, host: process.argv[3], rejectUnauthorized: false });
const fail = (problem) => { process.stderr.write(String(problem)); process.exit(1); };
let text = '';
let at = 0;
function line() {
  const end = text.indexOf('\\r\\n', at);
  if (end < 0) throw new RangeError('the rest has not come yet');
  const found = text.slice(at, end);
  at = end + 2;
  return found;
}
function reply() {
  const head = line();
  const rest = head.slice(1);
  if (head[0] === '*') return Array.from({ length: Number(rest) }, reply);
  if (head[0] === '-') fail(rest);
  return head === '$-1' ? null : head[0] === '$' ? line() : rest;
}
socket.on('error', fail);
socket.on('end', () => fail('it hung up'));
socket.on('data', (bytes) => {
  text += bytes;
  at = 0;
  try {
    const replies = commands.map(reply);
    process.stdout.write(JSON.stringify(replies), () => process.exit(0));
  } catch (error) {
    if (!(error instanceof RangeError)) fail(error);
  }
});
if (commands.length === 0) process.stdout.write('[]', () => process.exit(0));
socket.write(commands.map((parts) => '*' + parts.length + '\\r\\n' + parts.map(bulk).join('')).join(''));`;

const SECONDS = { Minute: 60, Day: 86_400 } as const;
type Unit = keyof typeof SECONDS;

/** What is counted of a tenant in one Region, as the store has it. */
export interface TenantCounters {
  /** Counters of the window of this minute or day, one for each limit by that unit. */
  read(unit: Unit): Promise<readonly number[]>;
  /** Takes the counters of this minute away, as if it had passed. */
  passMinute(): Promise<void>;
}

/**
 * Counters of a tenant. Keys end with the tenant's name and the time at which their window began (github.com/envoyproxy/ratelimit@3fb702589d36
 * src/limiter/cache_key.go).
 *
 * @param port of the store
 */
export function countersOf(
  stand: Stand,
  { limitStore }: RegionStand,
  of: { tenant: string; port: number },
): TenantCounters {
  const talk = async (commands: readonly (readonly string[])[]): Promise<readonly unknown[]> => {
    const args = ['-e', TALK, String(of.port), JSON.stringify(commands), limitStore.host.address];
    const { code, stdout, stderr } = await stand.ground.run(limitStore.host, { program: process.execPath, args });
    if (code !== 0) throw new Error(`${limitStore.name}: ${stderr}`);
    return JSON.parse(stdout) as readonly unknown[];
  };
  const keys = async (unit: Unit): Promise<readonly string[]> => {
    const begun = Math.floor(Date.now() / 1000 / SECONDS[unit]) * SECONDS[unit];
    const [found] = await talk([['KEYS', `*${of.tenant}*_${begun}`]]);
    return found as readonly string[];
  };
  return {
    async read(unit) {
      return (await talk((await keys(unit)).map((key) => ['GET', key]))).map(Number);
    },
    async passMinute() {
      await talk((await keys('Minute')).map((key) => ['DEL', key]));
    },
  };
}
