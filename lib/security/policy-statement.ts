import {
  isRecord,
  type Location,
  listAt,
  type PlacedResource,
  type Plain,
  recordAt,
  resourceLocation,
  textAt,
} from '#evidence';

/** A statement of a policy in a template, with its lists as lists. */
export interface PolicyStatement {
  readonly at: Location;
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Plain;
  /** The statement as it stands: it may say `NotAction` or `NotResource`. */
  readonly statement: Plain;
}

/** Where policies stand that give whoever has them rights: a path to the document, or to a list that holds documents. */
const policiesOf: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::Role': ['Policies'],
  'AWS::IAM::User': ['Policies'],
  'AWS::IAM::Group': ['Policies'],
  'AWS::IAM::Policy': ['PolicyDocument'],
  'AWS::IAM::RolePolicy': ['PolicyDocument'],
  'AWS::IAM::UserPolicy': ['PolicyDocument'],
  'AWS::IAM::GroupPolicy': ['PolicyDocument'],
  'AWS::IAM::ManagedPolicy': ['PolicyDocument'],
};

/** Every statement of the IAM policies of a resource. */
export function identityStatements(resource: PlacedResource): readonly PolicyStatement[] {
  return (policiesOf[resource.type] ?? []).flatMap((path) => {
    const found = resource.properties[path];
    if (!Array.isArray(found)) return documentStatements(resource, path);
    return found.flatMap((_, index) => documentStatements(resource, `${path}.${index}.PolicyDocument`));
  });
}

/** The statements of a policy document at a path of properties. */
export function documentStatements(resource: PlacedResource, path: string): readonly PolicyStatement[] {
  const document = recordAt(resource.properties, ...path.split('.'));
  // IAM takes one statement in the place of a list.
  const statements = isRecord(document.Statement) ? [document.Statement] : listAt(document, 'Statement');
  return statements.map((item, index) => {
    const statement = recordAt(item);
    return {
      at: resourceLocation(resource, `${path}.Statement.${index}`),
      allows: textAt(statement, 'Effect') === 'Allow',
      actions: asList(statement.Action),
      resources: asList(statement.Resource),
      conditions: recordAt(statement, 'Condition'),
      statement,
    };
  });
}

/** IAM takes one text in the place of a list. */
export function asList(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((item) =>
    typeof item === 'string' ? item : JSON.stringify(item),
  );
}

/** Whether a statement has a condition on one of these keys, whichever way it compares. */
export function hasCondition({ conditions }: PolicyStatement, keys: readonly string[]): boolean {
  return Object.values(conditions).some((operator) =>
    Object.keys(recordAt(operator)).some((key) => keys.some((wanted) => wanted.toLowerCase() === key.toLowerCase())),
  );
}
