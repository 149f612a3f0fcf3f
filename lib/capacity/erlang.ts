/** Standard deviations below the load at which the recurrence may start: what came before weighs less than 1e-18 there. */
const forgottenDeviations = 9.5;

/**
 * Erlang B: share of arrivals that find all servers taken, when none of them waits (M/G/c/c).
 *
 * By the recurrence B(k) = a B(k-1) / (k + a B(k-1)), B(0) = 1, whose terms all lie in 0..1: nothing overflows. Each step
 * shrinks an earlier error by k / a as long as k < a, so for a large load it starts 9.5 sqrt(a) below, from 1 - k / a.
 * Source: Cooper, Introduction to Queueing Theory, 2nd ed. 1981, sect. 3.3; Jagerman, Bell System Tech. J. 53 (1974).
 *
 * @param servers whole number, 0 to 1e9
 * @param offeredLoad erlangs (arrivals per second x seconds of service), at least 0
 * @throws RangeError for anything else
 */
export function erlangB(servers: number, offeredLoad: number): number {
  check(servers, offeredLoad);
  if (offeredLoad === 0) return servers === 0 ? 1 : 0;
  const start = Math.max(
    0,
    Math.floor(Math.min(servers, offeredLoad) - forgottenDeviations * Math.sqrt(offeredLoad) - 1),
  );
  let blocked = 1 - start / offeredLoad;
  // far above the load it sinks below the smallest number there is
  for (let k = start + 1; k <= servers && blocked > 0; k += 1) {
    blocked = (offeredLoad * blocked) / (k + offeredLoad * blocked);
  }
  return blocked;
}

/**
 * Erlang C: share of arrivals that have to wait when all wait until they are served (M/M/c). From B by
 * C = B / (1 - a / c (1 - B)); 1 from a load of c on, where the queue grows without end.
 *
 * @param servers whole number, 0 to 1e9
 * @param offeredLoad erlangs, at least 0
 * @throws RangeError for anything else
 */
export function erlangC(servers: number, offeredLoad: number): number {
  check(servers, offeredLoad);
  if (offeredLoad >= servers) return 1;
  const blocked = erlangB(servers, offeredLoad);
  return blocked / (1 - (offeredLoad / servers) * (1 - blocked));
}

function check(servers: number, offeredLoad: number): void {
  if (!Number.isInteger(servers) || servers < 0 || servers > 1e9) {
    throw new RangeError(`servers: ${servers}; allowed: a whole number, 0 to 1e9`);
  }
  if (!Number.isFinite(offeredLoad) || offeredLoad < 0) {
    throw new RangeError(`offeredLoad: ${offeredLoad} erlangs; allowed: a number, 0 or more`);
  }
}
