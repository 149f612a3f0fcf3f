/**
 * What makes a text no XML: the parser at hand takes unclosed elements, doubled attributes and bare ampersands without a word.
 */
export function markupFaults(text: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const body = text.replace(/^<\?xml [^?]*\?>\s*/u, '');
  for (const [token, closing, name = '', attributes = '', empty] of body.matchAll(
    /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</gu,
  )) {
    if (token === '<') faults.push('a bare <');
    if (/&(?!(?:amp|lt|gt|quot|#\d+);)/u.test(token)) faults.push(`a bare & in ${token.trim()}`);
    const names = [...attributes.matchAll(/([\w:-]+)="/gu)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) faults.push(`an attribute twice in ${token}`);
    if (closing === '/') {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last}>`);
    } else if (name !== '' && empty !== '/') open.push(name);
  }
  return [...faults, ...open.map((name) => `<${name}> is not closed`)];
}
