import { type Check, checkOf } from '#test/conformance/check';

/** Checks that run at once. One that throws has failed, and leaves the others alone. */
export async function atOnce(
  parts: Readonly<Record<string, () => Promise<readonly Check[]>>>,
): Promise<readonly Check[]> {
  const checks = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => {
      try {
        return await part();
      } catch (error) {
        return [checkOf(name, [error instanceof Error ? (error.stack ?? error.message) : String(error)], '')];
      }
    }),
  );
  return checks.flat();
}
