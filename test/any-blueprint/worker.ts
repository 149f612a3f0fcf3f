import { DrawnRenderer } from './render-drawn';
import { type Draw, tryDrawn } from './try-drawn';

/*
 * A process of `run.ts`: it is sent one draw after another, and answers each with its trial.
 */

const renderer = new DrawnRenderer();
process.on('message', (draw: Draw) => process.send?.(tryDrawn(draw, renderer)));
process.on('disconnect', () => {
  renderer.remove();
  process.exit();
});
