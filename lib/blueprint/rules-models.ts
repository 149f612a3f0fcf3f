import type { Blueprint, ModelBlueprint } from './blueprint';
import { type Finding, type Rule, rule } from './rule';
import { suggest } from './suggest';

/** Rules about models: names that clients use, fallbacks, canaries, and who classifies for safety. */
export const modelRules: readonly Rule[] = [
  rule('fallback-exists', ['models'], ({ models }) =>
    Object.entries(models).flatMap(([key, model]): Finding[] => {
      if (model.fallback === null) return [];
      const place = { path: ['models', key, 'fallback'], value: model.fallback };
      const target = models[model.fallback];
      const others = Object.keys(models).filter((name) => name !== key && models[name]?.task === model.task);
      if (target === undefined) {
        return [
          {
            ...place,
            message: 'is not a model of this blueprint',
            allowed: others.join(', '),
            suggestion: suggest(model.fallback, others),
          },
        ];
      }
      if (target.task !== model.task) {
        return [
          { ...place, message: `has the task "${target.task}", not "${model.task}"`, allowed: others.join(', ') },
        ];
      }
      return [];
    }),
  ),
  rule('fallback-cycle', ['models'], ({ models }) =>
    Object.keys(models).flatMap((key): Finding[] => {
      const cycle = cycleFrom(models, key);
      // a cycle is reported once, at the first of its models
      if (cycle === null || Object.keys(models).find((name) => cycle.includes(name)) !== key) return [];
      return [
        {
          path: ['models', key, 'fallback'],
          value: models[key]?.fallback,
          message: `makes a cycle: ${[...cycle, key].join(' -> ')}`,
          allowed: 'fallbacks that end at a model without one',
        },
      ];
    }),
  ),
  rule('fallback-served', ['models', 'traffic'], ({ models, traffic }) =>
    Object.entries(models).flatMap(([key, model]) => {
      const { fallback } = model;
      if (fallback === null || models[fallback] === undefined) return [];
      return Object.keys(traffic[key] ?? {})
        .filter((jurisdiction) => traffic[fallback]?.[jurisdiction] === undefined)
        .map((jurisdiction) => ({
          path: ['models', key, 'fallback'],
          value: fallback,
          message: `is not served in jurisdiction "${jurisdiction}", where "${key}" is`,
          allowed: `a model with traffic in "${jurisdiction}"`,
        }));
    }),
  ),
  rule('canary-stages', ['models'], ({ models }) =>
    Object.entries(models).flatMap(([key, model]) => canaryFindings(key, model)),
  ),
  rule('names-unique', ['models'], ({ models }) => {
    const names = Object.entries(models).flatMap(([key, model]) => [
      { path: ['models', key, 'servedName'], name: model.servedName ?? key, owner: key },
      ...model.aliases.map((name, index) => ({ path: ['models', key, 'aliases', index], name, owner: key })),
    ]);
    const classes = new Set(Object.values(models).flatMap((model) => model.routingClass?.name ?? []));
    return names.flatMap(({ path, name, owner }, index): Finding[] => {
      const earlier = names.slice(0, index).find((other) => other.name === name);
      if (earlier !== undefined) {
        return [{ path, value: name, message: `already names model "${earlier.owner}"`, allowed: 'a name of its own' }];
      }
      return classes.has(name)
        ? [
            {
              path,
              value: name,
              message: 'also names a routing class',
              allowed: `a name that no class has (model "${owner}")`,
            },
          ]
        : [];
    });
  }),
  rule('rank-unique', ['models'], ({ models }) => {
    const ranked = Object.entries(models).flatMap(([key, { routingClass }]) =>
      routingClass === null ? [] : [{ key, routingClass }],
    );
    return ranked.flatMap(({ key, routingClass }, index) =>
      ranked
        .slice(0, index)
        .filter(
          (other) => other.routingClass.name === routingClass.name && other.routingClass.rank === routingClass.rank,
        )
        .map((other) => ({
          path: ['models', key, 'routingClass', 'rank'],
          value: routingClass.rank,
          message: `is the rank of "${other.key}" in class "${routingClass.name}" too`,
          allowed: 'one model a rank',
        })),
    );
  }),
  rule('safety-model', ['models', 'safety'], ({ models, safety }) => {
    if (safety === null) return [];
    const classifiers = Object.keys(models).filter((key) => ['guard', 'moderate'].includes(models[key]?.task ?? ''));
    if (classifiers.includes(safety.model)) return [];
    return [
      {
        path: ['safety', 'model'],
        value: safety.model,
        message: 'is not a model with the task "guard" or "moderate"',
        allowed: classifiers.join(', '),
        suggestion: suggest(safety.model, classifiers),
      },
    ];
  }),
  rule('safety-bands', ['safety'], ({ safety }) =>
    safety === null || safety.bands.review < safety.bands.block
      ? []
      : [
          {
            path: ['safety', 'bands', 'review'],
            value: safety.bands.review,
            message: `is not below the band "block", ${safety.bands.block}`,
            allowed: 'review < block',
          },
        ],
  ),
];

/** The models of a fallback cycle that begins and ends at one model; null when it is in none. */
function cycleFrom(models: Blueprint['models'], start: string): string[] | null {
  const seen = [start];
  for (let next = models[start]?.fallback; next != null; next = models[next]?.fallback) {
    if (next === start) return seen;
    if (seen.includes(next)) return null;
    seen.push(next);
  }
  return null;
}

function canaryFindings(key: string, model: ModelBlueprint): Finding[] {
  if (model.canary === null) return [];
  const { percent, stagesPercent } = model.canary;
  const found: Finding[] = [];
  const ascending = stagesPercent.every((stage, index) => index === 0 || stage > (stagesPercent[index - 1] ?? 0));
  if (!ascending || stagesPercent.at(-1) !== 100) {
    found.push({
      path: ['models', key, 'canary', 'stagesPercent'],
      value: stagesPercent,
      message: 'does not lead from little to all',
      allowed: 'ascending shares, the last one 100',
    });
  }
  if (!stagesPercent.includes(percent)) {
    found.push({
      path: ['models', key, 'canary', 'percent'],
      value: percent,
      message: 'is not one of its stages',
      allowed: stagesPercent.filter((stage) => stage < 100).join(', '),
    });
  }
  return found;
}
