/** Longest life of a request, seconds: the longest answer at the slowest TPOT. Envoy's own default of 15 s would cut it. */
export const requestTimeoutSeconds = 600;
