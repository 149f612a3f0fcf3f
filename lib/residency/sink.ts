/** A field that says whom something is told, or who is asked. */
export type Sink =
  /** A host, a URL, or a host with its port. */
  | { readonly form: 'host'; readonly property: string; readonly value: string }
  | { readonly form: 'region'; readonly property: string; readonly value: string }
  /** Another object, by name. */
  | { readonly form: 'reference'; readonly property: string; readonly value: string; readonly isThere: boolean }
  /** Something that may lead anywhere, since nobody has said how it names its other end. */
  | { readonly form: 'unjudged'; readonly property: string; readonly value: string };
