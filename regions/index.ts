import type { BlueprintInput } from '#blueprint';
import { demo } from './demo';
import { production } from './production';

/** A deployment of this repository: its blueprint, and the file to name in errors. */
export interface ShippedDeployment {
  readonly name: string;
  readonly file: string;
  readonly blueprint: BlueprintInput;
}

/** Every deployment that `cdk synth` renders. A fork adds its own here. */
export const deployments: readonly ShippedDeployment[] = [
  { name: production.name, file: 'regions/production.ts', blueprint: production },
  { name: demo.name, file: 'regions/demo.ts', blueprint: demo },
];
