import { type DeploymentList, deploymentListVersion, showDeployments } from '#report';
import { type Choice, chooseBlueprints } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { places } from './places';
import { type Format, print, printText } from './print';
import { resolveBlueprints } from './resolve-blueprints';

/** `meridian list`: the deployments, where they are, and which file says so. */
export function list({ format, ...choice }: Choice & { readonly format: Format | 'name' }): ExitCode {
  const chosen = chooseBlueprints(choice);
  const deployments: DeploymentList = {
    version: deploymentListVersion,
    deployments: resolveBlueprints(chosen).map(({ topology }, index) => ({
      name: topology.deployment.name,
      kind: topology.deployment.kind,
      delivery: topology.deployment.delivery,
      blueprint: chosen[index]?.source ?? '',
      jurisdictions: places(topology),
    })),
  };
  if (format === 'name') printText(deployments.deployments.map(({ name }) => name).join('\n'));
  else print(deployments, format, showDeployments);
  return exitCodes.done;
}
