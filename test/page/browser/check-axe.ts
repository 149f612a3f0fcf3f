import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { unfold, type Visit } from './visit';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG 2.0 to 2.2, levels A and AA: contrast, names, tables, landmarks, order. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds in one colour scheme, with everything unfolded; in the dark colours alone are others. */
export async function checkAccess(visit: Visit, scheme: 'light' | 'dark'): Promise<readonly string[]> {
  const { page } = visit;
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await unfold(visit);
  await page.evaluate(source);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(scheme === 'dark' ? ['color-contrast'] : tags)}, resultTypes: ['violations'], preload: false })`,
  )) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 5)
      .map((node) => `${id}: ${node.html.slice(0, 120)} (${node.any[0]?.message ?? node.failureSummary})`),
  );
}
