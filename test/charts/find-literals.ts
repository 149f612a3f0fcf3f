import ts from 'typescript';

/** A literal of a chart's source that may end up in a manifest. */
export interface Literal {
  readonly file: string;
  readonly line: number;
  /** Text of a string or of a piece of a template; a number as it is written. */
  readonly text: string;
  readonly form: 'string' | 'template' | 'number';
}

/**
 * The literals of a source that may decide something. Left out is what cannot reach a manifest: types, imports, keys, ids of
 * constructs, texts of errors, names of files, what a word of the Topology is compared with, and 0 and 1 where they count.
 */
export function findLiterals(file: string, source: string): readonly Literal[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const found: Literal[] = [];
  const add = (node: ts.Node, text: string, form: Literal['form']) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push({ file, line: line + 1, text, form });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isThrowStatement(node)) return;
    if (ts.isStringLiteral(node) && !isApart(node)) add(node, node.text, 'string');
    if (ts.isNoSubstitutionTemplateLiteral(node) && !isApart(node)) add(node, node.text, 'template');
    if (ts.isTemplateExpression(node) && !isApart(node)) {
      for (const piece of [node.head, ...node.templateSpans.map(({ literal }) => literal)]) {
        if (piece.text !== '') add(piece, piece.text, 'template');
      }
    }
    if (ts.isNumericLiteral(node) && !isKey(node) && !isCounting(node)) add(node, node.text, 'number');
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A text that is never rendered. */
function isApart(node: ts.Expression): boolean {
  return isKey(node) || isConstructId(node) || isFileName(node) || isCompared(node);
}

/** The name of a property, or what is looked up by. */
function isKey(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  return (ts.isPropertyAssignment(parent) || ts.isEnumMember(parent)) && parent.name === node;
}

/** `new Kind(chart, 'id', ...)`: ids are cdk8s' own; every object is given its name. */
function isConstructId(node: ts.Expression): boolean {
  const { parent } = node;
  return ts.isNewExpression(parent) && parent.arguments?.length === 3 && parent.arguments[1] === node;
}

/** `chartFile({ name: 'engines' }, ...)`: where the file stands in `dist/`; no cluster sees it. */
function isFileName(node: ts.Expression): boolean {
  const call = node.parent?.parent?.parent;
  return (
    ts.isPropertyAssignment(node.parent) &&
    node.parent.name.getText() === 'name' &&
    call !== undefined &&
    ts.isCallExpression(call) &&
    call.expression.getText() === 'chartFile'
  );
}

/** `peer.kind === 'networks'`: a word that the Topology has chosen. */
function isCompared({ parent }: ts.Expression): boolean {
  const comparisons: readonly ts.SyntaxKind[] = [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ];
  if (ts.isBinaryExpression(parent)) return comparisons.includes(parent.operatorToken.kind);
  return ts.isCaseClause(parent);
}

/** 0 and 1 outside of a field: an index, a length, the next one. */
function isCounting(node: ts.NumericLiteral): boolean {
  if (node.text !== '0' && node.text !== '1') return false;
  const { parent } = node;
  return (
    isInSort(node) ||
    ts.isBinaryExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isCallExpression(parent) && parent.arguments.includes(node))
  );
}

/** `-1 : 1` of a comparison that sorts. */
function isInSort(node: ts.Node): boolean {
  const call = ts.findAncestor(node, ts.isCallExpression);
  return call !== undefined && ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'sort';
}
