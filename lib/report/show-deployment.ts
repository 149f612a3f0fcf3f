import type { Deployment, Governance, Repository, StatePolicy, Topology } from '#topology';
import { factList } from './fact-list';
import type { Layout } from './layout';
import { mark } from './mark';
import { section } from './section';

/** What holds for the whole deployment: kind, delivery, what becomes of its state. */
export function showDeployment({ deployment, governance, version }: Topology, layout: Layout): string {
  const facts = factList(
    [
      ['Kind', deployment.kind],
      ['Delivery', delivery(deployment)],
      ['State', state(deployment.state, layout)],
      ['Tags', deployment.tags.map(({ key, value }) => `${key}=${value}`).join(', ') || mark('none', 'absent', layout)],
      ['Governance', governance === null ? 'none: the blueprint names no organization' : organization(governance)],
      ['Topology', `version ${version}`],
    ],
    layout,
  );
  return section(`Deployment ${deployment.name}`, facts, layout);
}

function delivery({ delivery: how, repository }: Deployment): string {
  return repository === null ? how : `${how} from ${location(repository)}`;
}

function location({ url, revision, path }: Repository): string {
  return `${url}, ${revision}, ${path}/`;
}

function state(policy: StatePolicy, layout: Layout): string {
  const lax = (words: string) => mark(words, 'notice', layout);
  const onOff = (isOn: boolean) => (isOn ? 'on' : lax('off'));
  return [
    policy.retained ? 'outlives its stacks' : lax('destroyed with its stacks'),
    `deletion protection ${onOff(policy.deletionProtection)}`,
    `point-in-time recovery ${onOff(policy.pointInTimeRecovery)}`,
    `deleted keys kept for ${policy.keyDeletionDays} d`,
  ].join(', ');
}

function organization({ organizationId, account, policies }: Governance): string {
  return [`${organizationId}, account ${account}`, `policies ${policies.map(({ name }) => name).join(', ')}`].join(
    '\n',
  );
}
