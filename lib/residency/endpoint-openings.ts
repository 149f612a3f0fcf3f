import { isPinned, type PolicyView } from './is-pinned';
import { isOwnAccount } from './lies-outside';
import type { Opening } from './policy-openings';
import type { PolicyStatement } from './policy-statement';

/** Bucket in which CloudFormation waits for the answers of custom resources, one a Region, its name without the dashes. */
const answerBucket = /^arn:[a-z-]+:s3:::cloudformation-custom-resource-response-([a-z0-9]+)\/\*$/;

/**
 * What a statement of an endpoint's policy lets out: a write by anybody, or to anything, that is not of the jurisdiction's
 * account. Objects may be fetched from anywhere: that is how images come in. CloudFormation is answered in its own bucket.
 */
export function endpointOpenings(statement: PolicyStatement, view: PolicyView): readonly Opening[] {
  const { isAllowed, isNotAction, actions, resources, conditions } = statement;
  if (!isAllowed || isPinned(conditions, view) || isPinnedToOwnData(statement, view)) return [];
  if (!isNotAction && actions.every((action) => action === 's3:GetObject')) return [];
  const outside = resources.filter((resource) => !isAnswerBucket(resource, view));
  return outside.map((resource) => ({ who: resource === '*' ? 'anything of any account' : resource }));
}

function isPinnedToOwnData({ conditions }: PolicyStatement, { home }: PolicyView): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      operator === 'StringEquals' &&
      key === 'aws:ResourceAccount' &&
      values.length > 0 &&
      values.every((value) => isOwnAccount(value, home)),
  );
}

function isAnswerBucket(resource: string, { home }: PolicyView): boolean {
  const region = answerBucket.exec(resource)?.[1];
  return region !== undefined && home.regions.some((own) => own.replaceAll('-', '') === region);
}
