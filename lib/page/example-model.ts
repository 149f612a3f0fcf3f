import type { ModelPool, Region } from '#topology';

/** The pool whose requests have the most backends to go to, the first of them; null: the Region has no pools. */
export function exampleModel({ modelPools, gateway }: Region): ModelPool | null {
  const rules = gateway.routes.flatMap(({ rules: own }) => own);
  const backends = ({ model }: ModelPool) =>
    Math.max(0, ...rules.filter(({ models }) => models.includes(model.servedName)).map((rule) => rule.backends.length));
  return modelPools.reduce<ModelPool | null>(
    (best, pool) => (best === null || backends(pool) > backends(best) ? pool : best),
    null,
  );
}
