import type { Visit } from './visit';

/** Nothing is said on the console, and no script fails. */
export async function checkQuiet({ messages }: Visit): Promise<readonly string[]> {
  return messages;
}

/** The page is one file: it asks for nothing, holds no script, and its policy forbids both. */
export async function checkAlone({ page, requests }: Visit): Promise<readonly string[]> {
  const inside = await page.evaluate(() => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    const scripts = Array.from(document.querySelectorAll('script, iframe, object, embed')).map(
      (it) => `holds <${it.localName}>`,
    );
    const handlers = Array.from(document.querySelectorAll('*')).flatMap((it) =>
      it.getAttributeNames().flatMap((name) => (name.startsWith('on') ? [`${name} of <${it.localName}>`] : [])),
    );
    const allowed = policy.startsWith("default-src 'none'") && !/script-src|https?:|\*/.test(policy);
    return [...scripts, ...handlers, ...(allowed ? [] : [`its policy is "${policy}"`])];
  });
  return [...requests.map((address) => `asks for ${address}`), ...inside];
}

/** One first heading, and no level is left out on the way down. */
export function checkHeadings({ page }: Visit): Promise<readonly string[]> {
  return page.evaluate(() => {
    const headings = Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'));
    const levels = headings.map((it) => Number(it.localName.slice(1)));
    const firsts = levels.filter((level) => level === 1).length;
    const leaps = headings.flatMap((it, index) => {
      const before = levels[index - 1] ?? 0;
      const level = levels[index] ?? 0;
      return level > before + 1 ? [`"${it.textContent}" is an h${level} after an h${before}`] : [];
    });
    return [...(firsts === 1 ? [] : [`${firsts} headings are first ones`]), ...leaps];
  });
}

/** Every link leads to a place in the page, and no two places have one name. */
export function checkLinks({ page }: Visit): Promise<readonly string[]> {
  return page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll('[id]')).map(({ id }) => id);
    const doubled = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two places are called "${id}"`);
    const links = Array.from(document.querySelectorAll('a')).map((it) => it.getAttribute('href') ?? '');
    const dead = links
      .filter((href) => !href.startsWith('#') || !ids.includes(decodeURIComponent(href.slice(1))))
      .map((href) => `a link leads to "${href}"`);
    const referring = Array.from(document.querySelectorAll('[aria-labelledby]')).flatMap((it) =>
      (it.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .filter((id) => !ids.includes(id))
        .map((id) => `a label is at "${id}"`),
    );
    return [...doubled, ...dead, ...referring];
  });
}
