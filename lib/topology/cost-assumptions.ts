/**
 * What the price of a deployment depends on and no blueprint says. All are assumptions of ours, none measured; together they move
 * little beside the nodes.
 */
export const costAssumptions = {
  /** Versions of a key that yearly rotation has left behind and that cost as much as the key, one year in. */
  keyRotationsKept: 1,
  /** Counters of limits and sessions in the cache, GiB. */
  cacheGiB: 1,
  /** Samples that one node's exporters and pods send in a second: some 1,500 series every 30 s. */
  samplesPerNodeSecond: 50,
  /** Usage and request record of one request as stored, and its audit line, bytes. */
  requestLogBytes: 2048,
  auditBytes: 300,
  /** Control plane, flow and workspace logs of a Region, GiB a month. */
  logGiBPerMonth: 50,
  /** Tenants, quotas and conversations, GiB a Region. */
  tablesGiB: 10,
  /** Images and updates, and calls to AWS services, GiB a month. */
  natGiBPerMonth: 200,
  endpointGiBPerMonth: 200,
  /** Times that all weights are published anew, a month. */
  weightsPublishedPerMonth: 1,
  /** Share of requests that a peer answers in an ordinary month. */
  peerShare: 0.005,
  /** Load balancer to gateway, gateway to engine: two thirds of each hop change the zone. */
  zoneCrossingsPerRequest: 1.33,
  /** Requests of one client connection. */
  requestsPerConnection: 10,
  /** Look-ups and counters of limits, each a unit. */
  cacheEcpuPerRequest: 4,
  /** A quota is written once in a hundred requests; tenants are cached by the authorizer. */
  tableWritesPerRequest: 0.01,
  tableReadsPerRequest: 0.05,
} as const;
