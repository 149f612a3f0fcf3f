/** A rule that broke: a fault of Meridian, which says nothing about the deployment. */
export class ProofFault extends Error {
  constructor(rule: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`rule "${rule}" broke, which is a fault of Meridian and says nothing of the deployment: ${reason}`, {
      cause,
    });
    this.name = 'ProofFault';
  }
}
