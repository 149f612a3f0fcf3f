import { z } from 'zod';
import { isoDate, nameOf } from './fields';

const version = z.strictObject({
  /** The version's name: the date of its release. */
  date: isoDate,
  /** From when clients are told that it ends. @default null: it is current */
  deprecated: isoDate.nullable().default(null),
  /** When it ends. @default null: open */
  sunset: isoDate.nullable().default(null),
});

const https = z
  .string()
  .max(253)
  .regex(/^https:\/\/[\w.-]+(?::\d+)?(?:\/[\w./%~-]*)?$/, 'an https address such as https://id.example.com/keys');

/** Name of a claim, as it stands in a token; those that are web addresses too. */
const claim = z.string().regex(/^[\w.:/-]{1,128}$/, 'a name of a claim of 1-128 letters, digits and any of _ . : / -');

/** Issuer of signed tokens (JWT, OpenID Connect) that workloads show in `x-workload-token` instead of an API key. */
const tokenIssuer = z.strictObject({
  /** What stands in the claim `iss`, to the letter. */
  issuer: z.string().min(1).max(253),
  /** What may stand in the claim `aud`. */
  audiences: z.array(z.string().min(1).max(253)).min(1).max(8),
  /** Where its public keys are; fetched by the gateways and their authorizers. */
  jwksUri: https,
  /** What its claims are called that say whose token it is. */
  claims: z
    .strictObject({
      /** @default tenant */
      tenant: claim.default('tenant'),
      /** Its value is a name of a tier. @default tier */
      tier: claim.default('tier'),
      /** May be missing from a token; one of another jurisdiction is refused. @default jurisdiction */
      jurisdiction: claim.default('jurisdiction'),
    })
    .prefault({}),
});

/** How the API is offered. */
export const api = z.strictObject({
  /** API versions that are served, the newest last; two at most. */
  versions: z.array(version).min(1).max(2, 'at most two API versions at once: end the oldest first'),
  /** By a name of the operator's choice; Envoy Gateway takes 16. @default none: API keys only */
  tokenIssuers: z
    .record(nameOf('a name of a token issuer', 32), tokenIssuer)
    .refine((entries) => Object.keys(entries).length <= 16, 'at most 16 token issuers')
    .default({}),
});
