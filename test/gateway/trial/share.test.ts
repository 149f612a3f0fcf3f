import { deviation, sampleSize } from './share';

const wrong = (hits: number) => `${hits} of 200 requests, where 24 to 56 were to be expected of a share of 0.2`;

test.each([
  ['as expected', 40, null],
  ['almost three standard deviations below', 24, null],
  ['almost three standard deviations above', 56, null],
  ['too few', 23, wrong(23)],
  ['too many', 57, wrong(57)],
])('a fifth of 200 requests: %s', (_, hits, problem) => {
  expect(deviation({ hits, requests: 200, share: 0.2 })).toBe(problem);
});

test.each([0.05, 0.1, 0.2, 0.5])('the sample for a share of %d tells it from its half', (share) => {
  const requests = sampleSize(share);
  expect(deviation({ hits: Math.floor((requests * share) / 2) - 1, requests, share })).not.toBeNull();
  expect(sampleSize(share)).toBeLessThan(700);
});
