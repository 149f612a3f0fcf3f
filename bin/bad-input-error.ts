/** What the caller got wrong. Its message is all that is shown: each problem on a line, no stack trace, exit code 2. */
export class BadInputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadInputError';
  }
}
