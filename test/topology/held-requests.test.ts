import { heldRequests } from '#lib/topology/held-requests';

test.each([
  ['production', 2048, 14_417],
  ['a demo', 512, 2621],
])('an Envoy of %s has as many requests in hand as its memory holds', (_, memoryMiB, requests) => {
  expect(heldRequests(memoryMiB)).toBe(requests);
});
