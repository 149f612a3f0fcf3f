import { isRecord, type Plain, recordAt, valueAt } from '#evidence';

/** A statement of a policy document, its single values written as lists. */
export interface PolicyStatement {
  /** Index in the document. */
  readonly index: number;
  readonly isAllowed: boolean;
  readonly actions: readonly string[];
  /** Whether it is about all actions but those. */
  readonly isNotAction: boolean;
  readonly resources: readonly string[];
  readonly principals: readonly PolicyPrincipal[];
  readonly conditions: readonly PolicyCondition[];
}

export interface PolicyPrincipal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `NotPrincipal` for everybody else. */
  readonly kind: string;
  readonly name: string;
}

export interface PolicyCondition {
  /** `StringEquals`, `ForAllValues:StringLike`, ... */
  readonly operator: string;
  /** `aws:SourceAccount`, ... */
  readonly key: string;
  readonly values: readonly string[];
}

/** The statements of a policy document. */
export function policyStatements(document: unknown): readonly PolicyStatement[] {
  return listOf(valueAt(document, 'Statement')).filter(isRecord).map(readStatement);
}

function readStatement(statement: Plain, index: number): PolicyStatement {
  return {
    index,
    isAllowed: statement.Effect !== 'Deny',
    actions: listOf(statement.Action ?? statement.NotAction).map(String),
    isNotAction: statement.Action === undefined,
    resources: listOf(statement.Resource ?? statement.NotResource).map(String),
    principals: readPrincipals(statement),
    conditions: Object.entries(recordAt(statement, 'Condition')).flatMap(([operator, keys]) =>
      Object.entries(recordAt(keys)).map(([key, values]) => ({ operator, key, values: listOf(values).map(inWords) })),
    ),
  };
}

function readPrincipals({ Principal, NotPrincipal }: Plain): readonly PolicyPrincipal[] {
  if (NotPrincipal !== undefined) return [{ kind: 'NotPrincipal', name: inWords(NotPrincipal) }];
  if (!isRecord(Principal)) return listOf(Principal).map((name) => ({ kind: 'AWS', name: inWords(name) }));
  return Object.entries(Principal).flatMap(([kind, names]) =>
    listOf(names).map((name) => ({ kind, name: inWords(name) })),
  );
}

/** Policies write a list of one thing as that thing. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function inWords(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
