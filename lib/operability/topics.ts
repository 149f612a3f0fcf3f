import { type Inventory, type PlacedResource, textAt } from '#evidence';

/** The topics of a deployment, by whatever an alarm may call them. */
export interface Topics {
  /** Whether a text in a template leads to a topic: a reference within its stack, or an ARN. */
  readonly has: (resource: PlacedResource, reference: unknown) => boolean;
  readonly arns: ReadonlySet<string>;
}

export function takeTopics({ resources }: Inventory): Topics {
  const topics = resources.filter(({ type }) => type === 'AWS::SNS::Topic');
  const references = new Set(topics.map(({ stack, logicalId }) => `${stack.file} \${${logicalId}}`));
  const arns = new Set(
    topics.map(({ stack, properties, logicalId }) => {
      const name = textAt(properties, 'TopicName') ?? logicalId;
      return `arn:aws:sns:${stack.region}:${stack.account}:${name}`;
    }),
  );
  return {
    arns,
    has: ({ stack }, reference) => arns.has(String(reference)) || references.has(`${stack.file} ${reference}`),
  };
}
