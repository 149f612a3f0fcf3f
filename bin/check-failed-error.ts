/** A check that a deployment did not pass. Its message is all that is shown: no stack trace, exit code 1. */
export class CheckFailedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CheckFailedError';
  }
}

/**
 * Runs a renderer. What it refuses it says in a plain `Error` (a chart that is too large, a value that is not known yet);
 * every other class of error is a fault, and stays one.
 */
export function refusing<T>(render: () => T): T {
  try {
    return render();
  } catch (error) {
    if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype) {
      throw new CheckFailedError(error.message);
    }
    throw error;
  }
}
