import { factList } from './fact-list';
import type { RenderSummary } from './render-summary';

/** What a render wrote: how many files stand in each folder, in the order in which they are applied. */
export function showRender({ deployment, folder, files, withoutAccount }: RenderSummary): string {
  const folders = [...new Set(files.map(folderOf))];
  return [
    `Rendered ${files.length} manifests of ${deployment} into ${folder}`,
    factList(folders.map((name) => [name, String(files.filter((file) => folderOf(file) === name).length)])),
    ...(withoutAccount
      ? ['They hold the literal ACCOUNT_ID; --account 111122223333 puts an account in its place.']
      : []),
  ].join('\n\n');
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
