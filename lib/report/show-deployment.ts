import type { Deployment, Governance, Repository, StatePolicy, Topology } from '#topology';
import { factList } from './fact-list';
import { section } from './section';

/** What holds for the whole deployment: kind, delivery, what becomes of its state. */
export function showDeployment({ deployment, governance, version }: Topology): string {
  const facts = factList([
    ['Kind', deployment.kind],
    ['Delivery', delivery(deployment)],
    ['State', state(deployment.state)],
    ['Tags', deployment.tags.map(({ key, value }) => `${key}=${value}`).join(', ') || 'none'],
    ['Governance', governance === null ? 'none: the blueprint names no organization' : organization(governance)],
    ['Topology', `version ${version}`],
  ]);
  return section(`Deployment ${deployment.name}`, facts);
}

function delivery({ delivery: how, repository }: Deployment): string {
  return repository === null ? how : `${how} from ${location(repository)}`;
}

function location({ url, revision, path }: Repository): string {
  return `${url}, ${revision}, ${path}/`;
}

function state(policy: StatePolicy): string {
  return [
    policy.retained ? 'outlives its stacks' : 'destroyed with its stacks',
    `deletion protection ${onOff(policy.deletionProtection)}`,
    `point-in-time recovery ${onOff(policy.pointInTimeRecovery)}`,
    `deleted keys kept for ${policy.keyDeletionDays} d`,
  ].join('\n');
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}

function organization({ organizationId, account, policies }: Governance): string {
  return [`${organizationId}, account ${account}`, ...policies.map(({ name }) => name)].join('\n');
}
