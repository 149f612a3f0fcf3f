import { execFileSync } from 'node:child_process';

/** Where Linux keeps the settings of a network namespace; a program sees those of the one that it runs in. */
const SETTINGS = '/proc/sys/net';

/**
 * Prepares a namespace from inside: IPv6 off, so that nothing is sent that no program asked for (solicitations, listener
 * reports); no filter by source address, since answers may take another link than questions. Then the commands of `ip` on its input.
 */
const PREPARE = `
for file in ${SETTINGS}/ipv6/conf/*/disable_ipv6; do [ ! -e "$file" ] || echo 1 >"$file"; done
for file in ${SETTINGS}/ipv4/conf/*/rp_filter ${SETTINGS}/ipv4/conf/*/send_redirects; do echo 0 >"$file"; done
echo "$1" >${SETTINGS}/ipv4/ip_forward
exec ip -batch -`;

/**
 * Runs commands of `ip`, one a line, in a network namespace or, without one, in that of this process.
 *
 * @throws Error with the command that failed
 */
export function ip(commands: readonly string[], namespace?: string): void {
  const inside = namespace === undefined ? [] : ['-n', namespace];
  execute([...inside, '-batch', '-'], commands);
}

/** Prepares a new namespace, and runs commands of `ip` in it. Whoever `forwards` hands on what is for others. */
export function prepareNamespace(namespace: string, forwards: boolean, commands: readonly string[]): void {
  execute(['netns', 'exec', namespace, 'sh', '-c', PREPARE, 'sh', forwards ? '1' : '0'], commands);
}

/** Has a namespace drop what comes from an address to which it has no route. */
export function setStrict(namespace: string): void {
  execute(['netns', 'exec', namespace, 'sh', '-c', `echo 1 >${SETTINGS}/ipv4/conf/all/rp_filter`], []);
}

/** Packets and bytes that the interfaces of a namespace have sent and received, by their names. */
export function countersOf(namespace: string): Readonly<Record<string, LinkCounters>> {
  const text = execFileSync('ip', ['-n', namespace, '-s', '-j', 'link', 'show'], { encoding: 'utf8' });
  const links = JSON.parse(text) as readonly {
    readonly ifname: string;
    readonly stats64: Readonly<Record<'rx' | 'tx', { readonly packets: number; readonly bytes: number }>>;
  }[];
  return Object.fromEntries(links.map(({ ifname, stats64 }) => [ifname, stats64]));
}

/** What an interface has received (`rx`) and sent (`tx`). */
export type LinkCounters = Readonly<Record<'rx' | 'tx', { readonly packets: number; readonly bytes: number }>>;

function execute(args: readonly string[], commands: readonly string[]): void {
  try {
    execFileSync('ip', args, { input: `${commands.join('\n')}\n`, stdio: ['pipe', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: string };
    const said = stderr?.trim() || message;
    const line = Number(/Command failed -:(\d+)/.exec(said)?.[1] ?? 0);
    throw new Error(`"ip ${commands[line - 1] ?? args.join(' ')}": ${said}`);
  }
}
