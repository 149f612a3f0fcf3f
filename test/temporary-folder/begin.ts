import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before any test: all that this run writes to the temporary folder goes into one of its own, since a CDK app without an output folder
 * leaves a whole assembly there each time. Workers and what they start inherit it.
 */
export default function begin(): void {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'meridian-test-'));
}
