import { unfold, type Visit } from './visit';

/** A phone, a tablet, a desktop, px. */
const widths = [390, 768, 1400];

/** An A4 page less its margins, at 96 dots an inch. */
const paper = { width: 680, height: 1009 };

/** The page never scrolls sideways; what is wider scrolls by itself. */
export async function checkWidth(visit: Visit): Promise<readonly string[]> {
  const { page } = visit;
  await unfold(visit);
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    const found = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const wide = Array.from(document.querySelectorAll('body *')).filter(
        (it) =>
          it.closest('.scroll') === null &&
          it.closest('svg') === null &&
          it.getBoundingClientRect().right > clientWidth + 1,
      );
      return {
        scrollWidth,
        clientWidth,
        wide: wide.slice(0, 3).map((it) => `<${it.localName} class="${it.getAttribute('class') ?? ''}">`),
      };
    });
    if (found.scrollWidth > found.clientWidth || found.wide.length > 0) {
      faults.push(`at ${width} px it is ${found.scrollWidth} px wide: ${found.wide.join(', ')}`);
    }
  }
  return faults;
}

/** On paper nothing is cut off and nothing stays folded. */
export async function checkPaper({ page }: Visit): Promise<readonly string[]> {
  await page.setViewport(paper);
  await page.emulateMediaType('print');
  return page.evaluate(() => {
    const sheet = document.documentElement.clientWidth;
    const cut = Array.from(document.querySelectorAll('body, .scroll, table, svg, pre, p, dl')).filter(
      (it) =>
        it.checkVisibility() && (it.getBoundingClientRect().right > sheet + 1 || it.scrollWidth > it.clientWidth + 2),
    );
    const folded = Array.from(document.querySelectorAll('details > :not(summary)')).filter(
      (it) => !it.checkVisibility(),
    );
    const describe = (it: Element) =>
      `<${it.localName} class="${it.getAttribute('class') ?? ''}"> ${it.textContent?.slice(0, 40)}`;
    return [
      ...cut
        .slice(0, 5)
        .map(
          (it) =>
            `cut off: ${describe(it)} ${Math.round(it.getBoundingClientRect().right)} ${it.scrollWidth} ${it.clientWidth}`,
        ),
      ...folded.slice(0, 5).map((it) => `folded: ${describe(it)}`),
    ];
  });
}
