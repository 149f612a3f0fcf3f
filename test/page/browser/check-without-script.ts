import type { Visit } from './visit';

/** The page says the same to a browser that runs no scripts. */
export async function checkWithoutScript({ page, url }: Visit): Promise<readonly string[]> {
  const words = () => page.$eval('main', (it) => it.textContent ?? '');
  const before = await words();
  await page.setJavaScriptEnabled(false);
  await page.goto(url);
  const after = await words();
  return before === after ? [] : [`${before.length} letters with scripts, ${after.length} without`];
}
