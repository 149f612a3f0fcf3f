import { absent } from './text-table';

/** Requests per second: one decimal below 100. */
export function rate(perSecond: number): string {
  return perSecond.toLocaleString('en-US', { maximumFractionDigits: perSecond < 100 ? 1 : 0 });
}

/** US dollars without the sign: cents below 1,000. */
export function usd(amount: number | null): string {
  if (amount === null) return absent;
  const digits = Math.abs(amount) < 1000 ? 2 : 0;
  return amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** US dollars with a sign before it, for a change. */
export function usdChange(amount: number | null): string {
  if (amount === null) return absent;
  const rounded = Math.abs(amount) < 0.005 ? 0 : amount;
  return rounded === 0 ? '0' : `${rounded < 0 ? '-' : '+'}${usd(Math.abs(rounded))}`;
}

/** A share as a percentage. */
export function percent(share: number | null): string {
  return share === null ? absent : `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })} %`;
}

export function milliseconds(value: number | null): string {
  return value === null ? 'no end' : value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 });
}

/** Seconds up to two minutes, then minutes. */
export function duration(seconds: number | null): string {
  if (seconds === null) return 'never';
  return seconds < 120 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`;
}
