import { Config, type Input } from '@pulumi/pulumi';
import { BadInputError } from '#bin/bad-input-error';

/** What a Pulumi stack is set to: `pulumi config set KEY VALUE`. */
export interface ProgramConfig {
  /** Name of a deployment of this repository. Either this or `blueprint`. */
  readonly deployment: string | undefined;
  /** Blueprint file, relative to `bin/pulumi`. */
  readonly blueprint: string | undefined;
  readonly region: string;
  /** AWS account to put in the place of `ACCOUNT_ID`, where the blueprint names none. */
  readonly account: string | undefined;
  readonly context: string;
  /** Contents or path; set it with `--secret`. */
  readonly kubeconfig: Input<string> | undefined;
}

/** @throws BadInputError naming every key that is missing */
export function readConfig(): ProgramConfig {
  const config = new Config('meridian');
  const missing = (['region', 'context'] as const).filter((key) => !config.get(key));
  if (missing.length > 0) {
    throw new BadInputError(
      missing.map((key) => `meridian:${key} is missing; allowed: pulumi config set ${key} VALUE`).join('\n'),
    );
  }
  return {
    deployment: config.get('deployment'),
    blueprint: config.get('blueprint'),
    region: config.require('region'),
    account: config.get('account'),
    context: config.require('context'),
    kubeconfig: config.getSecret('kubeconfig'),
  };
}
