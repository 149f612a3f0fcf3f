import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, type Finding, takeInventory } from '#evidence';
import { makeStateLock, type OperabilityInput, operabilityRules } from '#operability';
import { renderShipped } from '#test/proofs/rendered-deployment';

const runbook = readFileSync(join(process.cwd(), 'docs/runbook.md'), 'utf8');

/** A shipped deployment as the rules are asked about it, with the lock of what is rendered now. */
export function shippedInput(name: 'production' | 'demo'): OperabilityInput & { readonly evidence: Evidence } {
  const { evidence, topology } = renderShipped(name);
  const inventory = takeInventory(evidence);
  return { evidence, inventory, topology, runbook, lock: makeStateLock(inventory) };
}

/** What one rule finds. */
export function findingsOf(rule: string, input: OperabilityInput): readonly Finding[] {
  const found = operabilityRules.find(({ name }) => name === rule);
  if (found === undefined)
    throw new Error(`no rule "${rule}"; have: ${operabilityRules.map(({ name }) => name).join(', ')}`);
  return found.check(input).findings;
}
