import { exitWith } from './exit-with';
import { synth } from './synth';

// What a synth costs without the proofs, for `npm run bench:synth`: `meridian synth`, and nothing else is different.
const [blueprint, output = 'cdk.out', manifests = 'dist'] = process.argv.slice(2);
exitWith(() => synth({ blueprint, output, manifests, proofs: 'off', format: 'json' }));
