/**
 * Works out arithmetic as explanations write it: `floor(1,292 / 5.5) x 2²`. Null for anything that is not arithmetic.
 */
export function byHand(text: string): number | null {
  const plain = text.replace(/(\d),(?=\d{3})/g, '$1');
  const expression = plain.replaceAll(' x ', ' * ').replaceAll('²', '**2');
  const words = expression.replaceAll(/\b(?:max|min|floor|ceil|ln)\(/g, '(');
  if (!/\d/.test(words) || !/[*/+(-]|- /.test(words) || !/^[\d.\s()+\-*/,e]+$/.test(words)) return null;
  const code = expression.replaceAll(/\bln\(/g, 'Math.log(').replaceAll(/\b(max|min|floor|ceil)\(/g, 'Math.$1(');
  try {
    return Number(new Function(`return (${code});`)());
  } catch {
    return null;
  }
}
