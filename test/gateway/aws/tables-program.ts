import { createServer, type Server } from 'node:http';

/*
 * node tables-program.ts PORT SOCKET
 *
 * A DynamoDB API in memory: for the ground on a port, and for the harness, which is on no host, on a socket.
 */

const dynalite = require('dynalite') as (options: { readonly createTableMs: number }) => Server;

const [port = '', socket = ''] = process.argv.slice(2);
const tables = dynalite({ createTableMs: 0 });
tables.listen(Number(port), '0.0.0.0', () => {
  createServer((request, response) => tables.emit('request', request, response)).listen(socket);
});
