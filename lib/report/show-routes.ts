import type { Backend, Gateway, Route, RouteBackend } from '#topology';
import { section } from './section';
import { textTable } from './text-table';

/** The gateway of a Region: API versions, routes with their backends by priority, and the limits of each tier. */
export function showRoutes(gateway: Gateway): string {
  const versions = gateway.versions.map(({ date, deprecated, sunset, isDefault }) =>
    [
      date,
      ...(isDefault ? ['default'] : []),
      ...(deprecated === null ? [] : [`deprecated ${deprecated}`]),
      ...(sunset === null ? [] : [`ends ${sunset}`]),
    ].join(' '),
  );
  return [
    section(
      `Routes of ${gateway.name} (API versions: ${versions.join(', ')})`,
      textTable(
        ['route', 'task', 'models', 'backends by priority'],
        gateway.routes.flatMap((route) => routeRows(route, gateway.backends)),
      ),
    ),
    section(
      `Tiers at ${gateway.name} (limits of this Region)`,
      textTable(
        ['tier', 'priority', 'requests/min', 'burst/s', 'tokens/min', 'tokens/day', 'concurrent', 'safety'],
        gateway.tiers.map((tier) => [
          tier.name,
          tier.priority,
          tier.requestsPerMinute,
          tier.burstPerSecond,
          tier.tokensPerMinute,
          tier.tokensPerDay,
          tier.concurrency,
          tier.safety,
        ]),
      ),
    ),
  ].join('\n\n');
}

function routeRows(route: Route, backends: readonly Backend[]): readonly (readonly string[])[] {
  return route.rules.map((rule) => {
    const targets = [...rule.backends].sort((left, right) => left.priority - right.priority);
    return [
      route.hopped ? `${route.name} (from a peer)` : route.name,
      route.task,
      rule.models.join('\n'),
      targets.map((target) => [place(target, backends), ...split(target, targets)].join(', ')).join('\n'),
    ];
  });
}

function place({ backend: name, priority, modelOverride }: RouteBackend, backends: readonly Backend[]): string {
  const backend = backends.find((candidate) => candidate.name === name);
  const where = backend === undefined || backend.kind !== 'peer' ? `local ${name}` : `peer ${backend.region}`;
  return `${priority} ${where}${modelOverride === null ? '' : ` as ${modelOverride}`}`;
}

/** How requests divide among backends of one priority, where there are several. */
function split(target: RouteBackend, targets: readonly RouteBackend[]): readonly string[] {
  const equals = targets.filter(({ priority }) => priority === target.priority);
  return equals.length === 1 ? [] : [`weight ${target.weight}`];
}
