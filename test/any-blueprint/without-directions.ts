/** One pair of the list by which the authorizer says where tenants of another jurisdiction belong: in YAML, in JSON, and in JSON as a text. */
const direction =
  /\\*"jurisdiction\\*"\s*:\s*\\*"([a-z0-9-]+)\\*",(?:\s|\\+n)*\\*"host\\*"\s*:\s*\\*"([a-z0-9.-]+)\\*"/g;

/**
 * A text without what is only told: a jurisdiction's name with the host of its API right behind it, both as the blueprint has them. The
 * host in any other company stays.
 */
export function withoutDirections(text: string, hosts: ReadonlyMap<string, string>): string {
  return text.replace(direction, (pair, name: string, host: string) => (hosts.get(name) === host ? '' : pair));
}
