import type { JsonObject } from '#topology';

/** A message of Envoy's API that stands where any message may stand. */
export function typed(type: string, message: JsonObject = {}): JsonObject {
  return { '@type': `type.googleapis.com/envoy.${type}`, ...message };
}

/** An extension: its name, and its configuration. */
export function extension(name: string, type: string, message: JsonObject = {}): JsonObject {
  return { name: `envoy.${name}`, typed_config: typed(type, message) };
}

/** A socket, as listeners and endpoints name it. */
export function socket(address: string, port: number): JsonObject {
  return { socket_address: { address, port_value: port } };
}
