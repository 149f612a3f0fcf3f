import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Topology, topologyVersion } from '#topology';
import { BadInputError } from './bad-input-error';

const named = z.looseObject({ name: z.string().min(1) });

/** The outer form alone: what is within is compared fact by fact, whatever it is. */
const form = z.looseObject({
  deployment: named.extend({ kind: z.enum(['production', 'demo']), state: z.looseObject({}) }),
  governance: z.looseObject({}).nullable(),
  jurisdictions: z
    .array(
      named.extend({
        tables: z.array(z.looseObject({})),
        links: z.array(z.looseObject({})),
        regions: z
          .array(
            named.extend({
              network: z.looseObject({}),
              cluster: z.looseObject({}),
              gateway: z.looseObject({}),
              stores: z.looseObject({}),
              modelPools: z.array(named),
              nodePools: z.array(named),
              peers: z.array(z.looseObject({})),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

/**
 * Reads a Topology as `show --json` prints it.
 *
 * @throws BadInputError when it cannot be read, or is none of this version
 */
export function readTopologyFile(file: string): Topology {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BadInputError(
      `${file}: cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return checkTopology(value, file);
}

/** Whether a value means to be a Topology, rather than a blueprint: a blueprint has a name, a Topology a deployment. */
export function isTopologyLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'deployment' in value;
}

/**
 * Checks that a value is a Topology of this version.
 *
 * @throws BadInputError naming its version, or the fields that are not as they must be
 */
export function checkTopology(value: unknown, file: string): Topology {
  const { version, part } = (value ?? {}) as { readonly version?: unknown; readonly part?: unknown };
  if (part !== undefined) {
    throw new BadInputError(
      `${file}: holds a part of a Topology; allowed: what \`npx meridian show --json\` prints without --region and --only`,
    );
  }
  if (version !== topologyVersion) {
    throw new BadInputError(
      `${file}: version is ${version === undefined ? 'missing' : JSON.stringify(version)}; allowed: a Topology of version ` +
        `${topologyVersion}, as \`npx meridian show --json\` of this code prints it`,
    );
  }
  const outcome = form.safeParse(value);
  if (!outcome.success) {
    const problems = outcome.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new BadInputError(
      [`${file}: is no Topology, as \`npx meridian show --json\` prints it`, ...problems].join('\n'),
    );
  }
  return value as Topology;
}
