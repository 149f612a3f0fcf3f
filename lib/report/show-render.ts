import { factList } from './fact-list';
import { type Layout, plainLayout } from './layout';
import type { RenderSummary } from './render-summary';
import { heading } from './section';
import { wrapped } from './wrapped';

/** What a render wrote: how many files stand in each folder, in the order in which they are applied. */
export function showRender(
  { deployment, folder, files, withoutAccount, withoutImage }: RenderSummary,
  layout: Layout = plainLayout,
): string {
  const folders = [...new Set(files.map(folderOf))];
  return [
    heading(`Rendered ${files.length} manifests of ${deployment} into ${folder}`, layout),
    factList(
      folders.map((name) => [name, String(files.filter((file) => folderOf(file) === name).length)]),
      layout,
    ),
    ...(withoutAccount ? [wrapped(inPlace('ACCOUNT_ID', '--account 111122223333', 'an account'), '', layout)] : []),
    ...(withoutImage
      ? [wrapped(inPlace('SERVICES_IMAGE', '--image registry.example.com/meridian:0.1.0', 'an image'), '', layout)]
      : []),
  ].join('\n\n');
}

function inPlace(literal: string, option: string, what: string): string {
  return `They hold the literal ${literal}; ${option} puts ${what} in its place.`;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
