import { join } from 'node:path';
import { type RenderSummary, renderSummaryVersion, showRender } from '#report';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { type Format, print } from './print';
import { lacksAccount, lacksImage, manifestFolder, renderDeployment } from './render-deployment';
import { resolveBlueprints } from './resolve-blueprints';
import { withAccount } from './with-account';
import { withImage } from './with-image';
import { writeManifests } from './write-manifests';

export interface RenderOptions extends Choice {
  /** Folder that holds one folder per deployment. */
  readonly output: string;
  /** Account to put in the place of `ACCOUNT_ID`. */
  readonly account?: string | undefined;
  /** Image to put in the place of `SERVICES_IMAGE`. */
  readonly image?: string | undefined;
  readonly format: Format;
}

/** `meridian render`: writes the manifests of one deployment. */
export function render({ output, account, image, format, ...choice }: RenderOptions): ExitCode {
  for (const resolved of resolveBlueprints([chooseBlueprint(choice)])) {
    const placed = account === undefined ? resolved.topology : withAccount(resolved.topology, account);
    const topology = image === undefined ? placed : withImage(placed, image);
    const rendered = renderDeployment({ ...resolved, topology });
    writeManifests(output, [manifestFolder(rendered)]);
    const summary: RenderSummary = {
      version: renderSummaryVersion,
      deployment: topology.deployment.name,
      folder: join(output, topology.deployment.name),
      files: rendered.files.map(({ path }) => path),
      withoutAccount: lacksAccount(rendered),
      withoutImage: lacksImage(rendered),
    };
    print(summary, format, showRender);
  }
  return exitCodes.done;
}
