import { isRegionName } from './aws-region-name';
import type { PolicyView } from './is-pinned';
import type { Opening } from './policy-openings';
import type { PolicyStatement } from './policy-statement';

/** The services of a `kms:ViaService` that lie in no Region of the jurisdiction: they would decrypt its data there. */
export function viaServicesAbroad(
  { isAllowed, conditions }: PolicyStatement,
  { home }: PolicyView,
): readonly Opening[] {
  if (!isAllowed) return [];
  return conditions
    .filter(({ key }) => key === 'kms:ViaService')
    .flatMap(({ values }) => values)
    .filter((service) => !home.regions.includes(service.split('.').find(isRegionName) ?? ''))
    .map((service) => ({ who: `callers through ${service}` }));
}
