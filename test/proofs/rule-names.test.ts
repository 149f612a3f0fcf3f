import { deployabilityRules } from '#deployability';
import { regionRendered } from '#lib/proofs/region-rendered';
import { operabilityRules } from '#operability';
import { residencyRules } from '#residency';
import { securityRules } from '#security';

const rules = [...residencyRules, ...securityRules, ...operabilityRules, ...deployabilityRules, regionRendered].map(
  ({ name, claim }) => ({ name, claim }),
);
const names = rules.map(({ name }) => name);

test('every rule has a name of its own: reports, acknowledgements and SARIF know it by that', () => {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every claim is said once', () => {
  const claims = rules.map(({ claim }) => claim);
  expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
});

test('names are lower case with hyphens, at most 40 characters', () => {
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 40)).toEqual([]);
});

test('claims are sentences that a reviewer can sign', () => {
  expect(rules.filter(({ claim }) => !/^[A-Z].*\.$/.test(claim)).map(({ name }) => name)).toEqual([]);
});
