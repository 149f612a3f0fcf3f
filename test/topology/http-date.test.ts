import { httpDate, unixSeconds } from '#lib/topology/http-date';

describe('a day in the words of HTTP', () => {
  test.each([
    ['1970-01-01', 0, 'Thu, 01 Jan 1970 00:00:00 GMT', 'where counting begins'],
    ['2000-02-29', 951_782_400, 'Tue, 29 Feb 2000 00:00:00 GMT', 'leap day of a leap century'],
    ['2024-03-01', 1_709_251_200, 'Fri, 01 Mar 2024 00:00:00 GMT', 'the day after a leap day'],
    ['2026-10-01', 1_790_812_800, 'Thu, 01 Oct 2026 00:00:00 GMT', 'an ordinary day'],
    ['2027-12-31', 1_830_211_200, 'Fri, 31 Dec 2027 00:00:00 GMT', 'the end of a year'],
  ])('%s (%#)', (day, seconds, words) => {
    expect([unixSeconds(day), httpDate(day)]).toEqual([seconds, words]);
  });

  test('as the clock of a machine has it, for every day of 40 years', () => {
    for (let day = 10_000; day < 25_000; day++) {
      const date = new Date(day * 86_400_000);
      expect([unixSeconds(date.toISOString().slice(0, 10)), httpDate(date.toISOString().slice(0, 10))]).toEqual([
        day * 86_400,
        date.toUTCString(),
      ]);
    }
  });
});
