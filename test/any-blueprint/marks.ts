/** A name of a place in a text. */
export interface Mark {
  readonly kind: 'region' | 'account' | 'host' | 'network' | 'zone';
  /** As it stands there; a Region without the letter of its zone. */
  readonly text: string;
}

/** What each kind of name looks like. A Region's may be part of a longer name, the others stand alone. */
const forms: Readonly<Record<Mark['kind'], RegExp>> = {
  region:
    /(?<![a-z\d])(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central)(?:east|west)?-\d(?!\d)/gi,
  account: /(?<![\w.])\d{12}(?![\w.]\d|\w)/g,
  host: /(?<![\w.-])[a-z\d-]+(?:\.[a-z\d-]+)+(?![\w-])/gi,
  network: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\d.])/g,
  zone: /(?<!\w)Z[A-Z\d]{8,31}(?!\w)/g,
};

/** Every name of a place in a text, JSON in JSON too. */
export function marksIn(text: string): readonly Mark[] {
  // an escaped line break would make one word of its letter and the next
  const plain = text.replaceAll(/\\+[nrt"]/g, ' ');
  return Object.entries(forms).flatMap(([kind, form]) =>
    [...plain.matchAll(form)].map(([found]) => ({ kind: kind as Mark['kind'], text: found.toLowerCase() })),
  );
}
