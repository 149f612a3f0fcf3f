import { listComponents, showComponents } from '#report';
import { type Choice, chooseBlueprints } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { type Format, print } from './print';
import { resolveBlueprints } from './resolve-blueprints';

/** `meridian components`: what is installed in the clusters of one deployment, or of all, with licence and reason. */
export function components({ format, ...choice }: Choice & { readonly format: Format }): ExitCode {
  const topologies = resolveBlueprints(chooseBlueprints(choice)).map(({ topology }) => topology);
  print(listComponents(topologies), format, showComponents);
  return exitCodes.done;
}
