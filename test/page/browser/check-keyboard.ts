import type { Visit } from './visit';

/** Tab reaches every link, fold and box that scrolls, in order, and each shows that it has the focus. */
export async function checkKeyboard({ page }: Visit): Promise<readonly string[]> {
  const wanted = await page.evaluate(() => {
    const reachable = Array.from(document.querySelectorAll('a[href], summary, [tabindex="0"]'));
    const shown = reachable.filter((it) => it.checkVisibility());
    shown.forEach((it, index) => {
      it.setAttribute('data-stop', String(index));
    });
    const lost = Array.from(document.querySelectorAll('.scroll, pre')).filter(
      (it) => it.getAttribute('tabindex') !== '0',
    );
    const skipped = Array.from(document.querySelectorAll('a:not([href]), [tabindex]:not([tabindex="0"])'));
    return {
      stops: shown.length,
      faults: [...lost, ...skipped].map((it) => `<${it.localName}> cannot be reached: ${it.textContent?.slice(0, 40)}`),
    };
  });
  const faults = [...wanted.faults];
  for (let stop = 0; stop < wanted.stops; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      if (it === null) return { stop: null, words: '', isSeen: false };
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      const { width, height, left, right } = it.getBoundingClientRect();
      const isOnPage = width > 0 && height > 0 && right > 0 && left < innerWidth;
      const isSeen = isOnPage && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return { stop: it.getAttribute('data-stop'), words: it.textContent?.slice(0, 40) ?? '', isSeen };
    });
    if (at.stop !== String(stop)) return [...faults, `Tab ${stop + 1} is at ${at.stop ?? 'no stop'} ("${at.words}")`];
    if (!at.isSeen) faults.push(`"${at.words}" does not show the focus`);
  }
  return faults;
}
