export type { Ground, Host, Program, Running } from './ground';
export { makeGround, needGround, openGround } from './make-ground';
