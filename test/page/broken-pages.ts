import type { CheckName } from '#test/page/browser/job';

/** A page that is broken in one way, and what must be said of it. */
export interface BrokenPage {
  readonly name: string;
  readonly check: CheckName;
  readonly says: RegExp;
  readonly breakIt: (html: string) => string;
}

/** Text of a picture, in the first diagram. */
const intoDiagram = (markup: string) => (html: string) => replaced(html, '</svg>', `${markup}</svg>`);
const intoMain = (markup: string) => (html: string) => replaced(html, '<main id="main">', `<main id="main">${markup}`);
const withoutPolicy = (html: string) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');

/** Each breaks what one check is for. */
export const brokenPages: readonly BrokenPage[] = [
  {
    name: 'a script that fails',
    check: 'quiet',
    says: /no such thing/,
    breakIt: (html) => intoMain('<script>throw new Error("no such thing")</script>')(withoutPolicy(html)),
  },
  {
    name: 'a script that its policy forbids',
    check: 'quiet',
    says: /Content Security Policy/i,
    breakIt: intoMain('<script>document.title = "x"</script>'),
  },
  {
    name: 'a picture from elsewhere',
    check: 'alone',
    says: /asks for http:\/\/127\.0\.0\.1:9\/x\.png/,
    breakIt: (html) => intoMain('<img alt="" src="http://127.0.0.1:9/x.png">')(withoutPolicy(html)),
  },
  { name: 'a policy that is gone', check: 'alone', says: /its policy is ""/, breakIt: withoutPolicy },
  { name: 'a handler', check: 'alone', says: /onclick of <p>/, breakIt: intoMain('<p onclick="go()">Go</p>') },
  {
    name: 'a diagram that is not drawn',
    check: 'diagrams',
    says: /demo: jurisdictions.*: no picture/,
    breakIt: (html) => html.replace(/<svg[^>]*class="meridian-diagram".*?<\/svg>/s, ''),
  },
  {
    name: 'two labels on one place',
    check: 'labels',
    says: /"over here" lies on "right here"|"right here" lies on "over here"/,
    breakIt: intoDiagram('<text x="40" y="40">over here</text><text x="44" y="42">right here</text>'),
  },
  {
    name: 'a label beyond the edge of its picture',
    check: 'labels',
    says: /"far out" lies beyond its picture/,
    breakIt: intoDiagram('<text x="99999" y="40">far out</text>'),
  },
  {
    name: 'a text that is longer than its card',
    check: 'boxes',
    says: /lies beyond its card/,
    breakIt: (html) => html.replace(/(<g class="md-card[^>]*>.*?textLength=")[\d.]+/s, '$1900'),
  },
  {
    name: 'a tile too narrow for its figure',
    check: 'boxes',
    says: /is wider than its box/,
    breakIt: (html) => replaced(html, '<dl class="tiles">', '<dl class="tiles" style="white-space:nowrap;width:9rem">'),
  },
  {
    name: 'a heading that leaves out a level',
    check: 'headings',
    says: /"Deep" is an h4 after an h1/,
    breakIt: intoMain('<h4>Deep</h4>'),
  },
  {
    name: 'a second first heading',
    check: 'headings',
    says: /2 headings are first ones/,
    breakIt: intoMain('<h1>No</h1>'),
  },
  {
    name: 'a link that leads nowhere',
    check: 'links',
    says: /a link leads to "#nowhere"/,
    breakIt: (html) => replaced(html, 'href="#cost"', 'href="#nowhere"'),
  },
  {
    name: 'a link out of the page',
    check: 'links',
    says: /a link leads to "metrics\.md"/,
    breakIt: intoMain('<a href="metrics.md">metrics</a>'),
  },
  {
    name: 'two places of one name',
    check: 'links',
    says: /two places are called "cost"/,
    breakIt: intoMain('<p id="cost">no</p>'),
  },
  {
    name: 'grey on white',
    check: 'light',
    says: /color-contrast/,
    breakIt: (html) => onlySummary(html.replace(/--soft:#[0-9a-f]{6}/, '--soft:#b0b0b0')),
  },
  {
    name: 'grey on black',
    check: 'dark',
    says: /color-contrast/,
    breakIt: (html) =>
      onlySummary(html.replace(/(prefers-color-scheme:dark\)\{:root\{[^}]*--soft:)#[0-9a-f]{6}/, '$1#333333')),
  },
  {
    name: 'a picture without words',
    check: 'light',
    says: /role-img-alt/,
    breakIt: (html) => onlySummary(intoMain('<div role="img"><svg width="9" height="9"></svg></div>')(html)),
  },
  {
    name: 'a line wider than a phone',
    check: 'width',
    says: /at 390 px it is \d{3,} px wide/,
    breakIt: intoMain('<div style="width:60rem">wide</div>'),
  },
  {
    name: 'a focus that nobody sees',
    check: 'keyboard',
    says: /does not show the focus/,
    breakIt: (html) => replaced(html, ':focus-visible{outline:3px solid', ':focus-visible{outline:0 none'),
  },
  {
    name: 'a box that scrolls and cannot be reached',
    check: 'keyboard',
    says: /<div> cannot be reached/,
    breakIt: (html) =>
      replaced(html, 'class="scroll" role="group"', 'class="scroll" data-role="group"').replace(
        /(data-role="group"[^>]*) tabindex="0"/,
        '$1',
      ),
  },
  {
    name: 'a table that is cut off on paper',
    check: 'paper',
    says: /cut off/,
    breakIt: intoMain('<table style="min-width:60rem"><tr><td>wide</td></tr></table>'),
  },
  {
    name: 'a part that stays folded on paper',
    check: 'paper',
    says: /folded/,
    breakIt: (html) => html.replace(/details::details-content\{[^}]*\}/, ''),
  },
  {
    name: 'a page that a script completes',
    check: 'without-script',
    says: /letters with scripts/,
    breakIt: (html) =>
      intoMain('<p id="late"></p><script>document.getElementById("late").textContent = "later"</script>')(
        withoutPolicy(html),
      ),
  },
];

/** Asking for contrast is slow: the first part of the page is enough to break. */
function onlySummary(html: string): string {
  return html.replace(/<section id="architecture".*<\/main>/s, '</main>');
}

function replaced(html: string, from: string, to: string): string {
  if (!html.includes(from)) throw new Error(`the page has no ${from}`);
  return html.replace(from, () => to);
}
