import type { Ground, Host } from '#test/gateway/ground/ground';

const waits = ['--silent', '--show-error', '--max-time', '10'];

/**
 * What programs of a host say on its loopback: nothing of it crosses a network, so that reading counters moves none.
 *
 * @returns a text for each address; null where nothing answered with 2xx
 */
export function readOnHost(ground: Ground, host: Host, urls: readonly string[]): Promise<readonly (string | null)[]> {
  return Promise.all(
    urls.map(async (url) => {
      const { code, stdout } = await ground.run(host, { program: 'curl', args: [...waits, '--fail', url] });
      return code === 0 ? stdout : null;
    }),
  );
}

/**
 * Posts JSON to a program of a host, on its loopback.
 *
 * @throws Error with what was answered, unless that is 2xx
 */
export async function sendOnHost(ground: Ground, host: Host, { url, body }: { url: string; body: unknown }) {
  const { code, stdout, stderr } = await ground.run(host, {
    program: 'curl',
    args: [
      ...waits,
      '--fail-with-body',
      '--header',
      'content-type: application/json',
      '--data',
      JSON.stringify(body),
      url,
    ],
  });
  if (code !== 0) throw new Error(`${host.name}: POST ${url}: ${stderr} ${stdout}`);
}
