export { ProofFault } from './proof-fault';
export type { ProofInput } from './proof-input';
export { proveDeployment } from './prove-deployment';
export type { AcknowledgedFinding, ProofName, ProofVerdict, ProvedRule, Verdict } from './verdict';
