import { unfold, type Visit } from './visit';

/** Every diagram and chart has a size and words. */
export async function checkDiagrams(visit: Visit): Promise<readonly string[]> {
  await unfold(visit);
  return visit.page.evaluate(() => {
    const figures = Array.from(document.querySelectorAll('figure'));
    const faults = figures.flatMap((figure) => {
      const title = figure.querySelector('figcaption')?.textContent ?? 'a figure without a caption';
      const svg = figure.querySelector('svg');
      if (svg === null) return [`${title}: no picture`];
      const { width, height } = svg.getBoundingClientRect();
      const words = Array.from(svg.querySelectorAll('text')).filter((text) => text.textContent?.trim() !== '');
      return width >= 100 && height >= 100 && words.length >= 3
        ? []
        : [`${title}: ${Math.round(width)} x ${Math.round(height)} px, ${words.length} texts`];
    });
    return [...(figures.length >= 8 ? [] : [`${figures.length} figures alone`]), ...faults];
  });
}

/** No text of a picture lies on another one, or beyond the picture's edge. */
export async function checkLabels(visit: Visit): Promise<readonly string[]> {
  await unfold(visit);
  return visit.page.evaluate(() => {
    /** Boxes of fonts are higher than their letters. */
    const slackPx = 1.5;
    return Array.from(document.querySelectorAll('figure svg')).flatMap((svg) => {
      const edge = svg.getBoundingClientRect();
      const texts = Array.from(svg.querySelectorAll('text'))
        .map((it) => ({ words: it.textContent ?? '', box: it.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      const beyond = texts
        .filter(
          ({ box }) =>
            box.left < edge.left - slackPx ||
            box.right > edge.right + slackPx ||
            box.top < edge.top - slackPx ||
            box.bottom > edge.bottom + slackPx,
        )
        .map(({ words }) => `"${words}" lies beyond its picture`);
      const overlaps = texts.flatMap((one, index) =>
        texts.slice(index + 1).flatMap((other) => {
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          return wide > slackPx && high > slackPx ? [`"${one.words}" lies on "${other.words}"`] : [];
        }),
      );
      return [...beyond, ...overlaps];
    });
  });
}

/** No text of a card lies beyond the card, and none of a tile or of a cell beyond that. */
export async function checkBoxes(visit: Visit): Promise<readonly string[]> {
  await unfold(visit);
  return visit.page.evaluate(() => {
    const slackPx = 1.5;
    const cards = Array.from(document.querySelectorAll('.md-card')).flatMap((card) => {
      const box = card.querySelector('.md-box')?.getBoundingClientRect();
      if (box === undefined) return [];
      return Array.from(card.querySelectorAll('text'))
        .filter((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const isWide = left < box.left - slackPx || right > box.right + slackPx;
          return isWide || top < box.top - slackPx || bottom > box.bottom + slackPx;
        })
        .map((text) => `"${text.textContent}" lies beyond its card`);
    });
    const blocks = Array.from(
      document.querySelectorAll('.tile, td, th, dd, dt, caption, summary, h1, h2, h3, h4, li, p'),
    );
    const overflowing = blocks
      .filter((it) => it.clientWidth > 0 && it.scrollWidth > it.clientWidth + slackPx)
      .map((it) => `"${it.textContent?.slice(0, 60)}" is wider than its box`);
    return [...cards, ...overflowing];
  });
}
