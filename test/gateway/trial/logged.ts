import { waitUntil } from '#test/conformance/wait-until';
import type { RegionStand } from '#test/gateway/stand';

export type LogLine = Readonly<Record<string, unknown>>;

/** Longest that Envoy keeps lines of its access log to itself: its own default for writing files, 10 s, and some. */
const FLUSH_MS = 15_000;

/**
 * Lines of a Region's access log that fit, once there are as many as were expected.
 *
 * @throws Error when they do not come
 */
export function logged(
  place: RegionStand,
  what: string,
  { fits, count }: { readonly fits: (line: LogLine) => boolean; readonly count: number },
): Promise<readonly LogLine[]> {
  const found = () => place.accessLog().filter(fits);
  return waitUntil(
    async () => {
      const lines = found();
      return lines.length >= count && lines;
    },
    {
      what: `${count} lines of ${what} in the access log of ${place.region.name}`,
      withinMs: FLUSH_MS,
      everyMs: 200,
      explain: () => `there are ${found().length}`,
    },
  );
}
