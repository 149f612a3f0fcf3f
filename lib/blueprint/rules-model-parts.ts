import { type Rule, rule } from './rule';

/** What the objects of a model's pool add to its name: its engines' and its picker's Service, its Envoy, its candidate. */
const parts = ['canary', 'engines', 'picker', 'proxy'];

/** Pools stand side by side in one namespace, so that no model may be named like a part of another's pool. */
export const modelPartRules: readonly Rule[] = [
  rule('model-parts', ['models'], ({ models }) =>
    Object.keys(models).flatMap((key) =>
      parts
        .map((part) => ({ part, owner: key.endsWith(`-${part}`) ? key.slice(0, -part.length - 1) : null }))
        .flatMap(({ part, owner }) =>
          owner === null || models[owner] === undefined
            ? []
            : [
                {
                  path: ['models', key],
                  value: key,
                  message: `is the name of the ${part} of model "${owner}"`,
                  allowed: `a name that is not another model's with ${parts.map((it) => `-${it}`).join(', ')}`,
                },
              ],
        ),
    ),
  ),
];
