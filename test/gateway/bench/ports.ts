/** Ports of a measurement on the loopback. */
export const ports = {
  /** Envoy that answers by itself. */
  alone: 21_080,
  /** The same, and it asks the authorizer before. */
  asking: 21_081,
  envoyAdmin: 21_082,
  authorizer: 21_083,
  authorizerStatus: 21_084,
  kms: 21_085,
} as const;
