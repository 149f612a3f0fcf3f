/** Values of a field: of its items, where it is a list. Keys are `<type>.<field>`, such as `apps_v1_DeploymentStrategy.type`. */
export type GoEnums = ReadonlyMap<string, readonly string[]>;

/**
 * The values that Kubernetes' generated Go source of its OpenAPI lists for its fields. The JSON that the release holds lacks
 * them, though a server that runs publishes them.
 *
 * @param source text of `zz_generated.openapi.go`: one function a type, one field a key at a fixed indentation
 */
export function goEnums(source: string): GoEnums {
  const enums = new Map<string, readonly string[]>();
  let type: string | undefined;
  let field: string | undefined;
  for (const line of source.split('\n')) {
    const opened = /^func schema_k8sio_api_(\w+)\(/.exec(line);
    if (line.startsWith('func ')) [type, field] = [opened?.[1], undefined];
    field = /^\t{5}"(\w+)": \{$/.exec(line)?.[1] ?? field;
    const values = /^\t+Enum: +\[\]interface\{\}\{(.*)\},$/.exec(line)?.[1];
    if (type !== undefined && field !== undefined && values !== undefined)
      enums.set(`${type}.${field}`, [...values.matchAll(/"([^"]*)"/g)].map(([, value]) => value ?? '').sort());
  }
  return enums;
}
