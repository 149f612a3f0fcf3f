import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from '#test/conformance/check';
import { errorProblems, said } from '#test/gateway/trial/api-error';
import { askAt, bearer, endpointsOf } from '#test/gateway/trial/endpoints';
import { regionsOf } from '#test/gateway/trial/places';
import { newTenant } from '#test/gateway/trial/tenants';
import type { AccessTrial } from './trial';

/** So many in a row, each on a connection of its own, meet every Envoy and every authorizer. */
const IN_A_ROW = 12;
const EVERY_MS = 500;
/** What a request itself may take on a busy machine. */
const SLACK_MS = 1500;

/** A key that was in use works no longer than is stated, in every Region of its jurisdiction. */
export async function checkRevocation({ stand, place, clients }: AccessTrial): Promise<readonly Check[]> {
  const { jurisdiction, gateway } = place.region;
  const boundMs = gateway.access.authorizer.config.cache.freshSeconds * 1000;
  const { key } = await newTenant(stand, { jurisdiction, name: 'access-revoked-in-use' });
  const [models] = endpointsOf(stand.topology).slice(-1);
  if (models === undefined) throw new Error('there are no endpoints');
  const places = regionsOf(stand, jurisdiction);
  const asks = places.flatMap(({ region }) =>
    Array.from({ length: IN_A_ROW }, () => askAt(stand.url(jurisdiction, region.name), models, bearer(key))),
  );
  const before = await clients.own.askAll(asks);
  await stand.revokeKey(key);
  const revokedMs = performance.now();
  // remembered to within the bound from when it was last read, which was before now
  for (;;) {
    const answers = await clients.own.askAll(asks);
    const wrong = answers.flatMap((answer) => errorProblems(answer, { status: 401, code: 'revoked_api_key' }));
    const sinceMs = performance.now() - revokedMs;
    if (wrong.length > 0 && sinceMs < boundMs + SLACK_MS) {
      await sleep(EVERY_MS);
      continue;
    }
    const late =
      wrong.length === 0 ? [] : [`${wrong.length} requests passed ${Math.round(sinceMs)} ms later: ${wrong[0]}`];
    const never = before.filter(({ status }) => status !== 200).map((answer) => `before: ${said(answer)}`);
    return [
      checkOf(
        'A revoked key that was in use',
        [...never, ...late],
        `refused in all Regions after ${(sinceMs / 1000).toFixed(1)} s; ${boundMs / 1000} s are stated`,
      ),
    ];
  }
}
