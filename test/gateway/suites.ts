import { access } from './checks/access';
import { accessLog } from './checks/access-log';
import { failover } from './checks/failover';
import { faults } from './checks/faults';
import { ground } from './checks/ground';
import { limits } from './checks/limits';
import { planted } from './checks/planted';
import { priority } from './checks/priority';
import { residency } from './checks/residency';
import { routing } from './checks/routing';
import { streams } from './checks/streams';
import { versions } from './checks/versions';
import type { Suite } from './suite';

/** Every suite, in the order in which they run: the first needs no stand, what changes the files or ends servers comes last. */
export const suites: readonly Suite[] = [
  ground,
  access,
  versions,
  limits,
  streams,
  routing,
  accessLog,
  priority,
  failover,
  residency,
  faults,
  planted,
];
