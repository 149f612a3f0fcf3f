export type { Ground, Host, Program, Running } from './ground';
export { makeGround, openGround } from './make-ground';
