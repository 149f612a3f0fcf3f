import { join } from 'node:path';
import { type RenderSummary, renderSummaryVersion, showRender } from '#report';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { type Format, print } from './print';
import { holdsPlaceholder, manifestFolder, renderDeployment } from './render-deployment';
import { resolveBlueprints } from './resolve-blueprints';
import { withAccount } from './with-account';
import { writeManifests } from './write-manifests';

export interface RenderOptions extends Choice {
  /** Folder that holds one folder per deployment. */
  readonly output: string;
  /** Account to put in the place of `ACCOUNT_ID`. */
  readonly account?: string | undefined;
  readonly format: Format;
}

/** `meridian render`: writes the manifests of one deployment. */
export function render({ output, account, format, ...choice }: RenderOptions): ExitCode {
  for (const resolved of resolveBlueprints([chooseBlueprint(choice)])) {
    const topology = account === undefined ? resolved.topology : withAccount(resolved.topology, account);
    const rendered = renderDeployment({ ...resolved, topology });
    writeManifests(output, [manifestFolder(rendered)]);
    const summary: RenderSummary = {
      version: renderSummaryVersion,
      deployment: topology.deployment.name,
      folder: join(output, topology.deployment.name),
      files: rendered.files.map(({ path }) => path),
      withoutAccount: holdsPlaceholder(rendered),
    };
    print(summary, format, showRender);
  }
  return exitCodes.done;
}
