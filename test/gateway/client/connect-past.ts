import { connect as connectPlain } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { PastBalancer } from './ask';

/** First bytes of the header, in both families of addresses. */
const SIGNATURE = '0d0a0d0a000d0a515549540a';
/** Version 2, a connection on behalf of another; TCP over IPv4; twelve bytes follow. */
const PROXIED = '2111000c';

/**
 * TLS to a server behind a load balancer, begun as the balancer begins it: with the client's address, and without a look at who signed the
 * server's certificate (Elastic Load Balancing, "Target groups for your Network Load Balancers", 2026-11).
 */
export function connectPast({ address, port, client }: PastBalancer, servername: string): TLSSocket {
  const socket = connectPlain(port, address);
  socket.write(proxyHeader({ client, server: address, port }));
  return connect({ socket, servername, rejectUnauthorized: false });
}

/**
 * The header of PROXY protocol, version 2 (haproxy.org, "The PROXY protocol", section 2.2), for a connection over IPv4. The client's port is made
 * up.
 */
export function proxyHeader({ client, server, port }: { client: string; server: string; port: number }): Buffer {
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(50_000, 0);
  ports.writeUInt16BE(port, 2);
  return Buffer.concat([Buffer.from(SIGNATURE + PROXIED, 'hex'), bytesOf(client), bytesOf(server), ports]);
}

function bytesOf(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}
