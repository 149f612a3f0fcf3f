import { proxyHeader } from './connect-past';

test('the header of PROXY protocol, version 2', () => {
  const header = proxyHeader({ client: '198.51.100.7', server: '10.16.0.9', port: 8443 });

  expect(header.toString('hex').match(/.{1,8}/g)).toEqual([
    ...['0d0a0d0a', '000d0a51', '5549540a'],
    '2111000c',
    'c6336407',
    '0a100009',
    'c35020fb',
  ]);
});
