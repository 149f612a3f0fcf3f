const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const secondsPerDay = 86_400;
/** 1 January 1970 was one. */
const thursday = 4;

/** Seconds from 1970 to the beginning of a day, UTC. By hand, since the clock of this machine has no part in a Topology. */
export function unixSeconds(isoDate: string): number {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
  // years begin in March here, so that the day that leap years add is their last
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const daysTo1970 = 719_468;
  return (marchYear * 365 + leapDays + dayOfYear - daysTo1970) * secondsPerDay;
}

/** The beginning of a day as HTTP writes it (RFC 9110, 5.6.7): `Thu, 01 Jan 1970 00:00:00 GMT`. */
export function httpDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  const weekday = weekdays[(unixSeconds(isoDate) / secondsPerDay + thursday) % weekdays.length];
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} 00:00:00 GMT`;
}
