import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Acknowledgement, acknowledgementKeys } from '#topology';

/**
 * Writes into the template, beside the resource, that findings of these rules are accepted there, why, and what would end it.
 * `construct` is the resource or holds it as its default child. One that matches no finding is itself a finding.
 *
 * @throws Error naming the construct when it stands for no resource, or the rule is acknowledged there already
 */
export function acknowledge(construct: IConstruct, ...acknowledgements: readonly Acknowledgement[]): void {
  const resource = resourceOf(construct);
  const earlier = (resource.getMetadata(acknowledgementKeys.metadata) ?? []) as readonly Acknowledgement[];
  const all = [...earlier, ...acknowledgements];
  const twice = all.find(({ rule }, index) => all.findIndex((other) => other.rule === rule) !== index);
  if (twice !== undefined) {
    throw new Error(
      `${construct.node.path}: "${twice.rule}" is acknowledged twice; allowed: once, with every reason in it`,
    );
  }
  const sorted = all.sort((one, other) => (one.rule < other.rule ? -1 : 1));
  resource.addMetadata(
    acknowledgementKeys.metadata,
    sorted.map(({ rule, reason, until }) => ({ rule, reason, until })),
  );
}

function resourceOf(construct: IConstruct): CfnResource {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (resource === undefined || !CfnResource.isCfnResource(resource)) {
    throw new Error(
      `${construct.node.path}: stands for no resource; allowed: a resource, or a construct with one as default child`,
    );
  }
  return resource;
}
