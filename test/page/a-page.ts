import { readFileSync } from 'node:fs';
import { hoursOf } from '#bin/make-page';
import { reportOf } from '#bin/plan';
import { parseBlueprint } from '#blueprint';
import { planCapacity } from '#capacity';
import { drawDiagrams, type PageData } from '#page';
import { deployments } from '#regions';
import { verdict } from '#test/report/a-verdict';
import { resolveTopology } from '#topology';

export const runbook = readFileSync('docs/runbook.md', 'utf8');

/** What the page of a shipped deployment is made of, with a verdict that has one of each. */
export async function pageData(name: string): Promise<PageData> {
  const shipped = deployments.find((deployment) => deployment.name === name);
  if (shipped === undefined) throw new Error(`no deployment ${name} ships`);
  const blueprint = parseBlueprint(shipped.blueprint, shipped.file);
  const plan = planCapacity(blueprint);
  const topology = resolveTopology(blueprint, plan);
  return {
    provenance: {
      blueprintFile: shipped.file,
      commit: { id: `${'c0ffee'.repeat(6)}c0ff`, isDirty: false },
      version: '0.1.0',
      isRenderedNow: true,
    },
    topology,
    diagrams: await drawDiagrams(topology),
    plan: reportOf(blueprint, plan, []),
    hours: hoursOf(blueprint, plan),
    verdict,
    runbook,
  };
}
