const hourMs = 3_600_000;
const unitMs = { h: hourMs, d: 24 * hourMs } as const;

/** Longer than that is a key that does not end: what is meant is more likely another unit. */
const longestDays = 3650;

const allowed = `allowed: 1h to ${longestDays}d, such as 90d or 12h, or a time within as long in ISO 8601, such as 2027-01-31 or 2027-01-31T12:00:00Z`;

/** A date is its first moment, UTC; a time names its zone. */
const isoForm = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** When a key ends; or what is wrong with the text that says so, in words. */
export function readExpiry(text: string, now: Date): { readonly end: Date } | { readonly problem: string } {
  const end = durationEnd(text, now) ?? isoTime(text);
  if (end === null) return { problem: `--expires: "${text}" is neither a duration nor a time; ${allowed}` };
  const lead = end.getTime() - now.getTime();
  if (lead <= 0) return { problem: `--expires: "${text}" is over already; ${allowed}` };
  if (lead > longestDays * unitMs.d) return { problem: `--expires: "${text}" is too far away; ${allowed}` };
  return { end };
}

function durationEnd(text: string, now: Date): Date | null {
  const [, count, unit] = /^(\d{1,6})([hd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return null;
  return new Date(now.getTime() + Number(count) * unitMs[unit as keyof typeof unitMs]);
}

/** JavaScript takes 2027-02-30 for the second of March: such a date does not exist. */
function isoTime(text: string): Date | null {
  if (!isoForm.test(text)) return null;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || Number.isNaN(day.getTime())) return null;
  return day.toISOString().slice(0, 10) === text.slice(0, 10) ? time : null;
}
