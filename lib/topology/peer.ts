/** Another Region of the same jurisdiction, as this Region sees it. */
export interface Peer {
  readonly region: string;
  /** Place in the failover order, 1 first. */
  readonly order: number;
  /** Round trip to it, milliseconds, from the catalogue; null where that knows none. */
  readonly rttMs: number | null;
  readonly cidr: string;
  /** Name of its internal load balancer in this Region's private zone. */
  readonly host: string;
  readonly port: number;
  /** Whether the peer's listener speaks TLS. */
  readonly tls: boolean;
}
