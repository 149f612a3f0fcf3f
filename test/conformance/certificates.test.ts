import { X509Certificate } from 'node:crypto';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { makeAuthority } from './certificates';

const authority = makeAuthority('test');
const server = authority.issue({ commonName: 'server', hosts: ['localhost', '127.0.0.1', 'keda.keda.svc'] });
const client = authority.issue({ commonName: 'someone', organization: 'system:masters' });

test('a certificate names its subject and hosts, is signed by the authority, and is valid now', () => {
  const parsed = new X509Certificate(server.certificate);
  expect(parsed.subject).toBe('CN=server');
  expect(parsed.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, DNS:keda.keda.svc');
  expect(parsed.ca).toBe(false);
  expect(parsed.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
  expect(Date.parse(parsed.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(parsed.validTo)).toBeGreaterThan(Date.now());
  expect(new X509Certificate(client.certificate).subject).toBe('O=system:masters\nCN=someone');
});

test.each([
  ['the authority that issued both', authority.certificate, true],
  ['another authority of the same name', makeAuthority('test').certificate, false],
])('client and server accept each other by %s', async (_, trusted, accepted) => {
  const listener = createServer({
    key: server.key,
    cert: server.certificate,
    ca: trusted,
    requestCert: true,
    rejectUnauthorized: true,
  });
  listener.on('tlsClientError', () => undefined).on('secureConnection', (socket: TLSSocket) => socket.end('welcome'));
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const { port } = listener.address() as { port: number };
  const said = await new Promise<string>((resolve) => {
    const options = { host: '127.0.0.1', port, ca: trusted, key: client.key, cert: client.certificate };
    connect(options)
      .on('data', (data) => resolve(data.toString()))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
  await new Promise((done) => listener.close(done));
  expect(said === 'welcome').toBe(accepted);
});
