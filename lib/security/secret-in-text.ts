import { isLiteralSecret } from './literal-secret';
import { tokenPatterns } from './token-patterns';

const anyToken = new RegExp(tokenPatterns.map(({ pattern }) => pattern.source).join('|'));

/** A setting in a configuration or a command line: `requirepass x`, `password: x`, `--api-key=x`, `TOKEN=x`. */
const setting =
  /(?:^|[\s;,{?&])["']?(-{0,2}[A-Za-z][\w.-]{2,60})["']?\s*(?:=|:\s)\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"',;}&]+))/g;
const redisSetting = /^[ \t]*(requirepass|masterauth)[ \t]+(\S+)/gm;
/** Only a text with one of these can hold a setting that says secret: spares the rest the search. */
const sensitiveWord = /pass|pwd|secret|token|key|masterauth/i;

/** What secret stands in a text; null when none is recognised. */
export function secretInText(text: string): string | null {
  if (anyToken.test(text)) return tokenPatterns.find(({ pattern }) => pattern.test(text))?.what ?? null;
  if (!sensitiveWord.test(text)) return null;
  for (const [, name = '', ...values] of [...text.matchAll(setting), ...text.matchAll(redisSetting)]) {
    const value = values.find((found) => found !== undefined) ?? '';
    if (isLiteralSecret(name, value)) return `a literal value of ${name}`;
  }
  return null;
}
