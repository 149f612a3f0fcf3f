import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolBuilder } from './builder';
import { go } from './go-command';
import { type ToolRecipe, toolRecipe } from './tool-recipe';
import type { ToolSource } from './tools';

const MODULES = join(__dirname, 'modules');

/** Builds a program from its pinned Go modules. */
export async function goBuilder(source: ToolSource): Promise<ToolBuilder> {
  const folder = join(MODULES, source.group);
  const recipe = await recipeOf(source, folder);
  return {
    version: recipe.version,
    ready: async () => undefined,
    key: async () => recipe.key,
    async build(path) {
      await go(['build', ...recipe.flags, '-o', path, source.package], folder);
    },
  };
}

async function recipeOf(source: ToolSource, folder: string): Promise<ToolRecipe> {
  const [goMod, goSum] = await Promise.all(['go.mod', 'go.sum'].map((file) => readFile(join(folder, file), 'utf8')));
  return toolRecipe(source, { goMod: goMod ?? '', goSum: goSum ?? '' }, await go(['version'], folder));
}
