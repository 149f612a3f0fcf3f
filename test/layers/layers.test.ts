import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A file that the linter must refuse: where it stands, what it imports, and what it must be told. */
interface ForbiddenImport {
  readonly file: string;
  readonly from: string;
  readonly message: string;
}

const pure = 'A pure layer holds no AWS or Kubernetes types.';
const machine = 'A pure layer reads nothing from the machine.';
const face = 'Cross a folder through its public face: #folder.';
const stacksAlone = 'stacks render the Topology and nothing else; charts reach them as plain objects, through bin/.';

const forbidden: readonly ForbiddenImport[] = [
  { file: 'lib/blueprint/a.ts', from: '#topology', message: 'blueprint stands on the catalog alone.' },
  { file: 'lib/blueprint/b.ts', from: 'node:fs', message: machine },
  { file: 'lib/blueprint/c.ts', from: 'aws-cdk-lib', message: pure },
  { file: 'lib/capacity/a.ts', from: '#topology', message: 'capacity stands on blueprint and the catalog.' },
  { file: 'lib/capacity/b.ts', from: 'node:os', message: machine },
  { file: 'lib/capacity/c.ts', from: 'cdk8s', message: pure },
  { file: 'lib/topology/a.ts', from: '#stacks', message: 'topology stands on blueprint, capacity and the catalog.' },
  { file: 'lib/topology/b.ts', from: '#charts', message: 'topology stands on blueprint, capacity and the catalog.' },
  { file: 'lib/topology/c.ts', from: 'aws-cdk-lib/aws-ec2', message: pure },
  { file: 'lib/topology/d.ts', from: '../blueprint/fields', message: face },
  { file: 'lib/stacks/a.ts', from: '#charts', message: stacksAlone },
  { file: 'lib/stacks/b.ts', from: '#blueprint', message: stacksAlone },
  { file: 'lib/stacks/c.ts', from: 'cdk8s', message: 'Stacks and charts never meet: bin/ joins them.' },
  { file: 'lib/stacks/d.ts', from: 'node:fs', message: 'A renderer reads nothing from the machine.' },
  { file: 'lib/stacks/e.ts', from: '../topology/names', message: face },
  { file: 'lib/stacks/f.ts', from: '@pulumi/kubernetes', message: 'Stacks and charts never meet: bin/ joins them.' },
  { file: 'lib/topology/e.ts', from: '@pulumi/kubernetes', message: pure },
  {
    file: 'lib/pulumi/a.ts',
    from: '#charts',
    message: 'pulumi renders the Topology and nothing else; charts reach it as plain objects, through bin/.',
  },
  { file: 'lib/pulumi/b.ts', from: 'cdk8s', message: 'Renderers never meet: bin/ joins them.' },
  { file: 'lib/pulumi/c.ts', from: 'node:fs', message: 'A renderer reads nothing from the machine.' },
  { file: 'charts/a.ts', from: '#stacks', message: 'charts render the Topology and nothing else.' },
  { file: 'charts/b.ts', from: '#catalog', message: 'charts render the Topology and nothing else.' },
  { file: 'charts/c.ts', from: 'aws-cdk-lib', message: 'Stacks and charts never meet: bin/ joins them.' },
  { file: 'charts/d.ts', from: 'node:process', message: 'A renderer reads nothing from the machine.' },
  { file: 'charts/imports/generator/generate.ts', from: '#topology', message: 'The generator stands alone.' },
  {
    file: 'lib/evidence/a.ts',
    from: '#topology',
    message: 'evidence holds what was rendered, and knows nothing of what was meant.',
  },
  {
    file: 'lib/residency/a.ts',
    from: '#topology',
    message:
      "residency trusts the blueprint's jurisdictions and the rendered files alone: a fault of the Topology must show.",
  },
  { file: 'lib/residency/b.ts', from: 'node:fs', message: machine },
  { file: 'lib/security/a.ts', from: '#stacks', message: 'security compares rendered files with the Topology.' },
  { file: 'lib/security/b.ts', from: 'cdk-nag', message: pure },
  { file: 'lib/operability/a.ts', from: '#charts', message: 'operability compares rendered files with the Topology.' },
  { file: 'lib/deployability/a.ts', from: 'aws-cdk-lib', message: pure },
  { file: 'lib/proofs/a.ts', from: '#report', message: 'proofs joins the proofs; what they say is worded by report.' },
  {
    file: 'lib/address/a.ts',
    from: '#capacity',
    message: 'address tells where things stand in a Topology, and no more.',
  },
  {
    file: 'lib/diff/a.ts',
    from: '#stacks',
    message: 'diff compares Topologies; files and revisions are read by bin/.',
  },
  { file: 'lib/diff/b.ts', from: 'node:child_process', message: machine },
  {
    file: 'lib/explain/a.ts',
    from: '#charts',
    message: 'explain says where a fact comes from and where rendered files hold it.',
  },
  {
    file: 'lib/snapshot/a.ts',
    from: '#capacity',
    message: 'snapshot picks from the Topology what a reviewer decides on.',
  },
  { file: 'lib/snapshot/b.ts', from: 'node:fs', message: machine },
  { file: 'lib/diagram/a.ts', from: '#blueprint', message: 'diagram draws the Topology and nothing else.' },
  {
    file: 'lib/services/a.ts',
    from: '#blueprint',
    message: 'A service knows its configuration, which the Topology describes, and nothing else of a deployment.',
  },
  { file: 'lib/services/b.ts', from: 'aws-cdk-lib', message: 'A service renders nothing.' },
  { file: 'lib/page/a.ts', from: '#stacks', message: 'page shows the Topology, the plan and what was proved.' },
  { file: 'lib/page/b.ts', from: 'node:fs', message: machine },
  { file: 'lib/report/a.ts', from: '#stacks', message: 'report shows the Topology, the plan and what was proved.' },
  { file: 'lib/report/b.ts', from: 'node:fs', message: 'bin/ alone touches the machine: return the text.' },
  { file: 'lib/report/c.ts', from: 'constructs', message: 'report reads plain data.' },
  {
    file: 'regions/a.ts',
    from: '#topology',
    message: 'A deployment says what is wanted, in the words of the blueprint.',
  },
  { file: 'regions/b.ts', from: 'node:fs', message: 'A deployment is plain data.' },
  {
    file: 'regions/catalog/a.ts',
    from: '#blueprint',
    message: 'No layer is open to this folder: give it an override in .biome.jsonc.',
  },
  {
    file: 'lib/a-new-folder/a.ts',
    from: '#blueprint',
    message: 'No layer is open to this folder: give it an override in .biome.jsonc.',
  },
  { file: 'lib/a-new-folder/b.ts', from: 'node:fs', message: 'bin/ alone touches the machine: pass the data in.' },
];

const allowed: readonly Pick<ForbiddenImport, 'file' | 'from'>[] = [
  { file: 'lib/blueprint/z.ts', from: '#catalog' },
  { file: 'lib/capacity/z.ts', from: '#blueprint' },
  { file: 'lib/topology/z.ts', from: '#capacity' },
  { file: 'lib/stacks/z.ts', from: '#topology' },
  { file: 'charts/z.ts', from: '#topology' },
  { file: 'lib/report/z.ts', from: '#topology' },
  { file: 'regions/z.ts', from: '#blueprint' },
  { file: 'bin/z.ts', from: '#stacks' },
];

let findings: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  findings = lint([...forbidden, ...allowed]);
});

test.each(forbidden)('$file may not import $from', ({ file, message }) => {
  expect(findings.get(file)).toEqual([message]);
});

test.each(allowed)('$file may import $from', ({ file }) => {
  expect(findings.get(file)).toBeUndefined();
});

/** Runs the linter with the repository's own configuration over files that import one thing each: messages by file. */
function lint(files: readonly Pick<ForbiddenImport, 'file' | 'from'>[]): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-layers-'));
  try {
    for (const name of ['.biome.jsonc', '.gitignore']) copyFileSync(name, join(folder, name));
    for (const { file, from } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import * as it from '${from}';\n\nexport const used = it;\n`);
    }
    const biome = require.resolve('@biomejs/biome/bin/biome');
    const argv = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout } = spawnSync(process.execPath, [biome, ...argv], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as {
      readonly diagnostics: readonly { readonly message: string; readonly location: { readonly path: string } }[];
    };
    const found = new Map<string, string[]>();
    for (const { message, location } of diagnostics) {
      found.set(location.path, [...(found.get(location.path) ?? []), message]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
