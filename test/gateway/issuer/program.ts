import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IssuerConfig } from './issuer';

/*
 * node program.ts CONFIG CERTIFICATE KEY
 *
 * What relying parties fetch from an OpenID Connect issuer (OpenID Connect Discovery 1.0, section 4): its configuration and its public keys.
 */

const [config = '', certificate = '', key = ''] = process.argv.slice(2);
const { issuer, port, publicKey } = JSON.parse(readFileSync(config, 'utf8')) as IssuerConfig;

const pages: Readonly<Record<string, unknown>> = {
  '/.well-known/openid-configuration': {
    issuer,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [publicKey.alg],
  },
  '/keys': { keys: [publicKey] },
};

createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  const page = pages[request.url ?? ''];
  response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(page ?? {}));
}).listen(port);
