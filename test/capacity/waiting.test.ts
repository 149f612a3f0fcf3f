import fc from 'fast-check';
import { allenCunneenWait, mmcWait, shareWaitingBeyond, waitAtPercentile } from '#capacity';

describe('M/M/c', () => {
  test('one server: rho / (mu - lambda)', () => {
    expect(mmcWait(1, 0.8, 1).meanSeconds).toBeCloseTo(0.8 / 0.2, 12);
  });

  // two servers, a = 1.5: C = a² / (2 + a) = 9/14; mean = C s / (c - a) = 9/7
  test('two servers: by hand', () => {
    const wait = mmcWait(2, 1.5, 1);
    expect(wait.probability).toBeCloseTo(9 / 14, 12);
    expect(wait.meanSeconds).toBeCloseTo(9 / 7, 12);
    expect(shareWaitingBeyond(wait, 2)).toBeCloseTo((9 / 14) * Math.exp(-1), 12);
    expect(waitAtPercentile(wait, 95)).toBeCloseTo(2 * Math.log(9 / 14 / 0.05), 12);
  });

  test('fewer wait than the percentile leaves: it does not wait', () => {
    expect(waitAtPercentile(mmcWait(20, 5, 1), 95)).toBe(0);
  });

  test('no load, no wait; a load of all servers, no end', () => {
    expect(mmcWait(3, 0, 1)).toEqual({ probability: 0, meanSeconds: 0 });
    expect(shareWaitingBeyond(mmcWait(3, 0, 1), 0)).toBe(0);
    expect(mmcWait(3, 3, 1)).toEqual({ probability: 1, meanSeconds: Number.POSITIVE_INFINITY });
  });

  test('the percentile is the inverse of the tail', () => {
    const share = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        share,
        fc.double({ min: 50, max: 99.9, noNaN: true }),
        (c, load, q) => {
          const wait = mmcWait(c, c * load, 1);
          const seconds = waitAtPercentile(wait, q);
          const beyond = shareWaitingBeyond(wait, seconds);
          expect(beyond).toBeLessThanOrEqual(1 - q / 100 + 1e-12);
          if (seconds > 0) expect(beyond).toBeCloseTo(1 - q / 100, 10);
        },
      ),
    );
  });
});

/**
 * Mean wait of M/D/c in service times, exactly (Crommelin 1932; Tijms, A First Course in Stochastic Models, 2003, sect. 9.6): the sum over
 * i >= 1 of P(N >= ic) - c / a P(N >= ic + 1), N Poisson with mean i a.
 */
function exactMdcWait(servers: number, load: number): number {
  let wait = 0;
  let logFactorial = 0;
  for (let i = 1; i <= 20_000; i += 1) {
    const mean = i * load;
    const from = i * servers;
    for (let k = from - servers + 1; k <= from; k += 1) logFactorial += Math.log(k);
    let term = Math.exp(-mean + from * Math.log(mean) - logFactorial);
    const first = term;
    let above = 0;
    for (let k = from + 1; term > 1e-18 * first; k += 1) {
      term *= mean / k;
      above += term;
    }
    const added = first + above - (servers / load) * above;
    wait += added;
    if (added < 1e-14) break;
  }
  return wait;
}

describe('Allen and Cunneen', () => {
  test('M/M/c is met exactly', () => {
    const moments = { serviceSeconds: 2, serviceCv2: 1, arrivalCv2: 1 };
    expect(allenCunneenWait(7, 3, moments)).toEqual(mmcWait(7, 3, 2));
  });

  // Pollaczek and Khinchine: rho s (1 + cv²) / (2 (1 - rho))
  test.each([0, 0.5, 1, 4])('M/G/1 with cv² %d is met exactly', (serviceCv2) => {
    const wait = allenCunneenWait(1, 0.8, { serviceSeconds: 1, serviceCv2, arrivalCv2: 1 });
    expect(wait.meanSeconds).toBeCloseTo((0.8 * (1 + serviceCv2)) / (2 * 0.2), 12);
  });

  test('the exact M/D/c of this test is M/D/1 for one server, and half of M/M/c near saturation', () => {
    expect(exactMdcWait(1, 0.8)).toBeCloseTo(0.8 / (2 * 0.2), 9);
    expect(exactMdcWait(4, 3.96) / mmcWait(4, 3.96, 1).meanSeconds).toBeCloseTo(0.5, 2);
  });

  // it takes half of M/M/c; the exact wait is more than that, the less so the busier the servers and the fewer
  test.each([
    ['2 servers, 50 %', 2, 0.5, -0.057],
    ['2 servers, 90 %', 2, 0.9, -0.0071],
    ['4 servers, 80 %', 4, 0.8, -0.0345],
    ['10 servers, 80 %', 10, 0.8, -0.0686],
    ['10 servers, 95 %', 10, 0.95, -0.0137],
    ['50 servers, 95 %', 50, 0.95, -0.0352],
    ['50 servers, 98 %', 50, 0.98, -0.013],
  ])('M/D/c, %s: as far off as the documentation says', (_, servers, utilisation, error) => {
    const load = servers * utilisation;
    const { meanSeconds } = allenCunneenWait(servers, load, { serviceSeconds: 1, serviceCv2: 0, arrivalCv2: 1 });
    expect(meanSeconds / exactMdcWait(servers, load) - 1).toBeCloseTo(error, 4);
  });
});
