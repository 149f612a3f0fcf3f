import { factList } from './fact-list';
import { type Layout, plainLayout } from './layout';
import type { RenderSummary } from './render-summary';
import { heading } from './section';
import { wrapped } from './wrapped';

/** What a render wrote: how many files stand in each folder, in the order in which they are applied. */
export function showRender(
  { deployment, folder, files, withoutAccount }: RenderSummary,
  layout: Layout = plainLayout,
): string {
  const folders = [...new Set(files.map(folderOf))];
  return [
    heading(`Rendered ${files.length} manifests of ${deployment} into ${folder}`, layout),
    factList(
      folders.map((name) => [name, String(files.filter((file) => folderOf(file) === name).length)]),
      layout,
    ),
    ...(withoutAccount
      ? [wrapped('They hold the literal ACCOUNT_ID; --account 111122223333 puts an account in its place.', '', layout)]
      : []),
  ].join('\n\n');
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
