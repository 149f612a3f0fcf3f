/** Where something stands in the rendered files. */
export interface Place {
  /** File below the folder of the assembly, or of the deployment's manifests. */
  readonly file: string;
  /** Logical id of a resource with its type, or kind, namespace and name of an object. */
  readonly subject: string;
  /** Path of the property within it. */
  readonly property: string;
  /** What stands there. */
  readonly value: string;
}

/** Where something ends up, as far as the files tell. */
export interface Places {
  readonly templates: readonly Place[];
  readonly manifests: readonly Place[];
  /** What to know of the files: not rendered yet, rendered from another blueprint, a value that is too common to be found. */
  readonly notes: readonly string[];
}
