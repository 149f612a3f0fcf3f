import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolRecipe } from './tool-recipe';
import { type GoToolName, TOOLS, type ToolSource } from './tools';

const source: ToolSource = { group: 'g', package: 'example.com/tool/cmd/it', tags: [], versionPackage: null };
const modules = { goMod: 'module m\n\nrequire example.com/tool v1.2.3\n', goSum: 'example.com/tool v1.2.3 h1:abc=\n' };
const compiler = 'go version go1.26.8 linux/amd64';
const { key } = toolRecipe(source, modules, compiler);

test('the same pins, flags and compiler give the same key', () => {
  expect(toolRecipe({ ...source }, { ...modules }, compiler).key).toBe(key);
  expect(key).toMatch(/^[0-9a-f]{16}$/);
});

test.each([
  ['another version', source, { ...modules, goMod: modules.goMod.replace('v1.2.3', 'v1.2.4') }, compiler],
  ['another checksum', source, { ...modules, goSum: modules.goSum.replace('abc', 'abd') }, compiler],
  ['a text moved from one file to the other', source, moveText(), compiler],
  ['another package', { ...source, package: 'example.com/tool/cmd/other' }, modules, compiler],
  ['another build tag', { ...source, tags: ['netgo'] }, modules, compiler],
  ['a version that is linked in', { ...source, versionPackage: 'example.com/version' }, modules, compiler],
  ['another compiler', source, modules, 'go version go1.26.9 linux/amd64'],
])('%s gives another key', (_, otherSource, otherModules, otherCompiler) => {
  expect(toolRecipe(otherSource, otherModules, otherCompiler).key).not.toBe(key);
});

function moveText() {
  return { goMod: modules.goMod + modules.goSum, goSum: '' };
}

test('Kubernetes learns its version from the linker', () => {
  const [major, minor] = ['1', '35'];
  const kubernetes = { ...source, package: 'k8s.io/kubernetes/cmd/it', versionPackage: 'v' };
  const recipe = toolRecipe(kubernetes, { goMod: 'require (\n\tk8s.io/kubernetes v1.35.4\n)\n', goSum: '' }, compiler);
  expect(recipe.version).toBe('v1.35.4');
  expect(recipe.flags.at(-1)).toBe(
    `-s -w -X v.gitVersion=v1.35.4 -X v.gitMajor=${major} -X v.gitMinor=${minor} -X v.gitTreeState=clean`,
  );
});

test('a package of no module that go.mod requires is an error', () => {
  expect(() => toolRecipe({ ...source, package: 'example.com/toolbox' }, modules, compiler)).toThrow(
    new Error('modules/g/go.mod: requires no module that holds "example.com/toolbox"'),
  );
});

test.each(Object.keys(TOOLS) as GoToolName[])(
  '%s is built from pinned modules, of which go.sum has the checksums',
  (name) => {
    const folder = join(__dirname, 'modules', TOOLS[name].group);
    const [goMod = '', goSum = ''] = ['go.mod', 'go.sum'].map((file) => readFileSync(join(folder, file), 'utf8'));
    const { version } = toolRecipe(TOOLS[name], { goMod, goSum }, compiler);
    expect(goSum).toContain(` ${version} h1:`);
    expect(goMod).toContain(`${TOOLS[name].package}\n`);
  },
);
