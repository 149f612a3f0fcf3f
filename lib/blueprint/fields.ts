import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** Lower-case name that fits a DNS label and leaves room for the prefixes of physical names (32 characters for load balancers). */
export const nameOf = (what: string, maxLength: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[a-z](?:[a-z0-9-]{0,${maxLength - 2}}[a-z0-9])?$`),
      `${what}: 1-${maxLength} lower-case letters, digits and hyphens, a letter first`,
    );

/** AWS account: twelve digits. */
export const account = z.string().regex(/^\d{12}$/, 'an AWS account: twelve digits in quotes');

/** Fully qualified domain name without a trailing dot. */
export const domainName = z
  .string()
  .regex(/^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'a domain name such as example.com');

/** Id of a Route 53 hosted zone. */
export const hostedZoneId = z
  .string()
  .regex(/^Z[A-Z0-9]{1,31}$/, 'a Route 53 hosted zone id such as Z0123456789ABCDEFGHIJ');

/** IPv4 network in CIDR form, with no host bits set. */
export const cidr = z.string().refine(isNetwork, 'an IPv4 network such as 10.16.0.0/16, with no host bits set');

function isNetwork(text: string): boolean {
  if (!ipaddr.IPv4.isValidCIDR(text)) return false;
  return ipaddr.IPv4.networkAddressFromCIDR(text).toString() === text.split('/')[0];
}

/** ISO date, `YYYY-MM-DD`, one that exists. */
export const isoDate = z.iso.date('a date such as 2026-11-01');

/** Share of a whole, 0 to 1. */
export const share = z.number().min(0).max(1);

/** Percentile, 1 to 99.9. */
export const percentile = z.number().min(1).max(99.9);

/**
 * Shapes of secrets that must never stand in a blueprint: web hooks and other URLs, AWS access keys, Slack and GitHub
 * tokens, private keys, and long strings of one alphabet such as PagerDuty's 32-character integration keys.
 */
const secretValueForms = [
  /:\/\//,
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /^xox[a-z]-/,
  /^gh[a-z]_/,
  /-----BEGIN/,
  /^[A-Za-z0-9+=]{28,}$/,
];

/** Name of a secret in AWS Secrets Manager (512 characters at most), never its value. */
export const secretName = z
  .string()
  .refine((text) => /^[A-Za-z0-9/_+=.@-]{1,512}$/.test(text) && !secretValueForms.some((form) => form.test(text)), {
    error: 'the name of a secret in AWS Secrets Manager, such as meridian/pager, never the secret itself',
    params: { secret: true },
  });
