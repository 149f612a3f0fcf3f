import * as catalog from '#catalog';

test.each([
  ['unverified', true],
  ['unverified bandwidth', true],
  ['2026-09-23', false],
  ['before June 2025', false],
])('a fact as of "%s" is unverified: %s', (asOf, expected) => {
  expect(catalog.isUnverified({ source: 'a page', asOf })).toBe(expected);
});

test('rows cannot be changed', () => {
  const region = catalog.awsRegion('eu-north-1');
  expect(Object.isFrozen(region)).toBe(true);
  expect(Object.isFrozen(region?.zones)).toBe(true);
  expect(Object.isFrozen(catalog.instanceType('p5.48xlarge')?.gpu)).toBe(true);
  expect(Object.isFrozen(catalog.offer('p5.48xlarge', 'eu-north-1'))).toBe(true);
  expect(Object.isFrozen(catalog.servicePrice('eksClusterHour', 'us-east-1'))).toBe(true);
});

test('the catalogue is plain data: the same after a trip through JSON', () => {
  const lists = [
    catalog.offers,
    catalog.roundTrips,
    catalog.servicePrices,
    catalog.components,
    catalog.images,
    catalog.eksAddOns,
  ];
  expect(JSON.parse(JSON.stringify(lists))).toEqual(lists);
});
