/** Makes something of a value once: asked again about the same value, it gives the same thing. */
export function once<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const remembered = new WeakMap<Key, { readonly made: Made }>();
  return (key) => {
    const known = remembered.get(key);
    if (known !== undefined) return known.made;
    const made = make(key);
    remembered.set(key, { made });
    return made;
  };
}
