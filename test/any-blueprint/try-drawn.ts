import fc from 'fast-check';
import { stringify } from 'yaml';
import type { BlueprintInput } from '#blueprint';
import { blueprints } from './draw-blueprint';
import { type Judgement, judgeDrawn } from './judge-drawn';
import { type LeakChoices, leakChoices } from './plant-leak';
import type { DrawnRenderer } from './render-drawn';

/** For how long a drawn deployment that failed is made smaller, milliseconds. */
const shrinkTimeMs = 60_000;

/** Which blueprint: the seed, and its number among those of the seed, from 0. */
export interface Draw {
  readonly seed: number;
  readonly index: number;
}

/** What came of one drawn blueprint. */
export interface Trial extends Omit<Judgement, 'problems'> {
  /** What failed and for which blueprint, to be read by people; null when all is well. */
  readonly failure: string | null;
}

/** Draws a blueprint, renders it and judges it. A failure is shrunk to the smallest blueprint that fails too. */
export function tryDrawn({ seed, index }: Draw, renderer: DrawnRenderer, shrinkMs = shrinkTimeMs): Trial {
  const judged: Judgement[] = [];
  const holds = (input: BlueprintInput, leak: LeakChoices) => {
    const judgement = judgeDrawn(renderer.render(input), leak);
    judged.push(judgement);
    if (judgement.problems.length > 0) throw new Error(judgement.problems.join('\n'));
  };
  const details = fc.check(fc.property(blueprints, leakChoices, holds), {
    seed,
    path: String(index),
    numRuns: 1,
    interruptAfterTimeLimit: shrinkMs,
  });
  const { files = 0, marks = 0, checked = 0 } = judged[0] ?? {};
  return { files, marks, checked, failure: details.failed ? failureText(details) : null };
}

function failureText(details: fc.RunDetails<[BlueprintInput, LeakChoices]>): string {
  const { seed, counterexamplePath, counterexample, errorInstance } = details;
  const [blueprint, leak] = counterexample ?? [];
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return [
    `seed ${seed}, path ${counterexamplePath}, leak ${JSON.stringify(leak)}`,
    reason,
    stringify(blueprint, { aliasDuplicateObjects: false }),
  ].join('\n');
}
