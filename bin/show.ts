import { showTopology } from '#report';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { type Format, print } from './print';
import { resolveBlueprints } from './resolve-blueprints';

/** `meridian show`: the Topology of one deployment. */
export function show({ format, ...choice }: Choice & { readonly format: Format }): ExitCode {
  for (const { topology } of resolveBlueprints([chooseBlueprint(choice)])) print(topology, format, showTopology);
  return exitCodes.done;
}
