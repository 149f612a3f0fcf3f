import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { Job } from './job';
import { visit } from './visit';

const views = [
  { view: 'desktop', width: 1400, scheme: 'light' },
  { view: 'dark', width: 1400, scheme: 'dark' },
  { view: 'phone', width: 390, scheme: 'light' },
] as const;

/** Pictures of each part of a page, as readers see it, and the page as it is printed: for people to look at. */
export async function takePictures(browser: Browser, { name, file }: Job, folder: string): Promise<void> {
  for (const { view, width, scheme } of views) {
    const { page } = await visit(browser, file);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const part of [
      '.masthead',
      ...(await page.$$eval('main > section', (all) => all.map(({ id }) => `#${id}`))),
    ]) {
      const element = await page.$(part);
      await element?.screenshot({ path: join(folder, `${name}-${view}-${part.slice(1)}.png`) as `${string}.png` });
    }
    if (view === 'desktop') await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
    await page.close();
  }
}
