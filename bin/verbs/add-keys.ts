import { type Command, Option } from 'commander';
import type { Format } from '#bin/print';
import { formats } from '#bin/print';
import { blueprintOption, deploymentArgument, examples, formOption, jsonOption, type Run } from '#bin/verb-options';

/** Options of every verb of `keys`. */
interface KeysFlags {
  readonly blueprint?: string;
  readonly jurisdiction?: string;
  readonly region?: string;
  readonly json?: boolean;
}

interface CreateFlags extends KeysFlags {
  readonly tenant: string;
  readonly tier?: string;
  readonly expires?: string;
  readonly pinVersion?: string;
}

interface RevokeFlags extends KeysFlags {
  readonly key: string;
  readonly tenant?: string;
}

const about = [
  '',
  'It reads and writes the table of tenants of one jurisdiction, in your AWS account: by the credentials that the AWS SDK finds',
  '(AWS_PROFILE, the environment, single sign-on, a role), at AWS_ENDPOINT_URL_DYNAMODB if that is set. docs/keys.md tells more.',
].join('\n');

/** `meridian keys` on the command line. The AWS SDK is loaded by these verbs alone. */
export function addKeys(program: Command, run: Run): void {
  const keys = program.command('keys').description("make, list and revoke the API keys of a jurisdiction's tenants");
  addCreate(keys, run);
  addList(keys, run);
  addRevoke(keys, run);
  addTenant(keys, run);
}

function addCreate(keys: Command, run: Run): void {
  verb(keys, 'create', 'make a key, and its tenant if there is none of that name; the key is shown once')
    .requiredOption('--tenant <name>', 'whose key it is')
    .option('--tier <name>', 'tier of the tenant; may be left out when there is such a tenant')
    .option('--expires <when>', 'when the key ends: 90d, 12h, 2027-01-31 (default: never)')
    .addOption(pinVersionOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'meridian keys create production --jurisdiction eu --tenant acme --tier standard --expires 90d',
        'meridian keys create demo --tenant acme --tier free > key.txt',
      ),
    )
    .action((deployment: string | undefined, { json = false, ...flags }: CreateFlags) =>
      run(() => {
        const { createKeys } = require('#bin/keys-create') as typeof import('#bin/keys-create');
        return createKeys({ ...flags, deployment, json });
      }),
    );
}

function addList(keys: Command, run: Run): void {
  verb(keys, 'list', 'list the keys of a tenant; of a key there is its id, never its text')
    .requiredOption('--tenant <name>', 'whose keys')
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText('after', examples('meridian keys list production --jurisdiction eu --tenant acme'))
    .action(
      (deployment: string | undefined, { json, output, ...flags }: KeysFlags & { tenant: string; output: Format }) =>
        run(() => {
          const { listTenantKeys } = require('#bin/keys-list') as typeof import('#bin/keys-list');
          return listTenantKeys({ ...flags, deployment, format: json ? 'json' : output });
        }),
    );
}

function addRevoke(keys: Command, run: Run): void {
  verb(keys, 'revoke', 'revoke a key, for ever; again, it says since when')
    .requiredOption('--key <id>', 'id of the key, or the whole key')
    .option('--tenant <name>', 'only if it is the key of this tenant')
    .addOption(jsonOption())
    .addHelpText('after', examples('meridian keys revoke production --jurisdiction eu --key 5dGk0aV2xQ9b'))
    .action((deployment: string | undefined, { json = false, ...flags }: RevokeFlags) =>
      run(() => {
        const { revokeKeys } = require('#bin/keys-revoke') as typeof import('#bin/keys-revoke');
        return revokeKeys({ ...flags, deployment, json });
      }),
    );
}

function addTenant(keys: Command, run: Run): void {
  verb(keys, 'tenant', 'show a tenant, or change its tier or its API version')
    .requiredOption('--tenant <name>', 'which one')
    .option('--tier <name>', 'its tier from now on')
    .addOption(pinVersionOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('meridian keys tenant production --jurisdiction eu --tenant acme --tier enterprise --pin-version none'),
    )
    .action((deployment: string | undefined, { json = false, ...flags }: CreateFlags) =>
      run(() => {
        const { showOrChangeTenant } = require('#bin/keys-tenant') as typeof import('#bin/keys-tenant');
        return showOrChangeTenant({ ...flags, deployment, json });
      }),
    );
}

function verb(keys: Command, name: string, description: string): Command {
  return keys
    .command(name)
    .description(description)
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .option('--jurisdiction <name>', 'whose table of tenants (default: the only one)')
    .option('--region <name>', 'Region whose replica is asked (default: the first of the jurisdiction)')
    .addHelpText('after', about);
}

function pinVersionOption(): Option {
  return new Option(
    '--pin-version <date>',
    'API version of requests that ask for none; "none": the newest, also when that changes',
  );
}
