import { Document, Pair, Scalar, YAMLMap } from 'yaml';
import type { Told } from './tell-facts';
import { wrapLists } from './wrap-lists';

/** Facts as YAML: one line a fact, an empty line between parts. */
export function writeTold(told: Told, comment: string): string {
  const document = new Document();
  const contents = nodeOf(document, told);
  if (contents instanceof YAMLMap) for (const { key } of contents.items.slice(1)) (key as Scalar).spaceBefore = true;
  document.contents = contents as Document['contents'];
  document.commentBefore = comment;
  // folded lines would move when one number grows a digit
  return wrapLists(document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}

function nodeOf(document: Document, told: Told): unknown {
  if ('line' in told) return document.createNode(told.line, { flow: true, aliasDuplicateObjects: false });
  const map = new YAMLMap();
  map.items = told.block.map(([name, part]) => new Pair(new Scalar(name), nodeOf(document, part)));
  return map;
}
