import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toolRecipe } from '#test/toolchain/tool-recipe';
import { type GoToolName, TOOLS } from '#test/toolchain/tools';

/** Version of the module that a tool is built from: its definitions and settings come from the same release. */
export function pinnedVersion(name: GoToolName): string {
  const goMod = readFileSync(join(resolve('test/toolchain/modules'), TOOLS[name].group, 'go.mod'), 'utf8');
  return toolRecipe(TOOLS[name], { goMod, goSum: '' }, '').version;
}
