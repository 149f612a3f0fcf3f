import { runProgram } from '#bin/pulumi/run-program';

// The Pulumi program (see Pulumi.yaml). Loaded by Pulumi's language host; what it exports becomes the stack's outputs.
export const { deployment, region, resources } = runProgram();
