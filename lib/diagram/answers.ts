import type { ErrorAnswer, Gateway } from '#topology';

/** When a client that gets a status may try again, in words that follow it; empty where it is not told. */
export function answer({ errorAnswers }: Gateway, status: number, of: ErrorAnswer['of']): string {
  const found = errorAnswers.find((candidate) => candidate.of === of && candidate.statusCodes.includes(status));
  const retryAfter = found?.retryAfter ?? null;
  return retryAfter === null ? '' : `, retry after ${retryAfter.seconds} s`;
}
