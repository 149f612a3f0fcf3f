import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { appContext } from '#stacks';
import { replaceAssembly } from './assembly-folder';

// What the CDK itself costs, for `npm run bench:synth`: as many stacks, in a stage and with the context of ours, each with
// one resource of no properties, since the validator refuses a stack without any.
const [stacks = '1', outdir = 'cdk.out'] = process.argv.slice(2);
replaceAssembly(outdir, (folder) => {
  const app = new App({ outdir: folder, autoSynth: false, postCliContext: appContext });
  const stage = new Stage(app, 'bare');
  for (let number = 0; number < Number(stacks); number += 1) {
    const stack = new Stack(stage, `Stack${number}`);
    new CfnResource(stack, 'Resource', { type: 'AWS::CloudFormation::WaitConditionHandle' });
  }
  app.synth();
});
