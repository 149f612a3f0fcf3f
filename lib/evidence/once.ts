/** The same function, but it works once for each value: several rules ask for what is made of an inventory, or of one file. */
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
