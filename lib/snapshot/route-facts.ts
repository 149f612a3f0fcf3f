import type { Backend, Region, Route, RouteBackend, RouteRule } from '#topology';
import { byKey, compareNames, type Fact, type Facts, OfEach, sorted } from './fact';
import { groupBy } from './group-by';
import { inOrder } from './in-order';
import { ofKinds } from './of-kinds';

/**
 * Where requests go: per task the rules of all API versions, said once where these agree. Peers stand by their place in the order
 * of failover, so that Regions of a pair read the same.
 */
export function routeFacts(region: Region): Facts {
  const { routes, backends } = region.gateway;
  const names = backendNames(region);
  const tasks = [...groupBy(routes, taskOf)].sort(([one], [other]) => compareNames(one, other));
  const ofBackends = (tell: (backend: Backend) => Fact) =>
    new OfEach(byKey(backends, ({ name }) => names.get(name) ?? name, tell));
  return {
    ...Object.fromEntries(tasks.map(([task, own]) => [task, ruleFacts(own, names)])),
    versions: byTask(tasks, (own) => sorted(own.map(({ version }) => version))),
    paths: ofKinds(routes, naming, ({ paths }) => paths),
    listed: ofKinds(routes, naming, ({ listed }) => listed),
    backends: ofBackends(({ kind, port, tls }) => ({ kind, port, tls })),
    removedHeaders: ofBackends(({ removedHeaders }) => sorted(removedHeaders)),
  };
}

const naming = { kindOf: taskOf, nameOf: (route: Route) => `${taskOf(route)} ${route.version}` };

function byTask(
  tasks: readonly (readonly [task: string, routes: readonly Route[]])[],
  tell: (routes: readonly Route[]) => Fact,
): Facts {
  return new OfEach(new Map(tasks.map(([task, own]) => [task, tell(own)])));
}

/** Routes that serve what a peer has sent on are told apart: they have no peers. */
function taskOf({ task, hopped }: Route): string {
  return hopped ? `${task} from a peer` : task;
}

function ruleFacts(routes: readonly Route[], names: ReadonlyMap<string, string>): Facts {
  const rules = routes.flatMap(({ version, rules: own }) => own.map((rule) => ({ version, rule })));
  return new Map(
    [...groupBy(rules, ({ rule }) => rule.name)].map(([name, versions]) => [
      name,
      new OfEach(
        byKey(
          versions,
          ({ version }) => version,
          ({ rule }) => ruleFact(rule, names),
        ),
      ),
    ]),
  );
}

function ruleFact({ models, backends }: RouteRule, names: ReadonlyMap<string, string>): Fact {
  return { models, to: backends.map((backend) => backendWords(backend, names)) };
}

/** `1 peer 1`, `2 chat-small as chat-small`: priority, backend, its share where it has one, the name that the engine is asked by. */
function backendWords(
  { backend, priority, weight, modelOverride }: RouteBackend,
  names: ReadonlyMap<string, string>,
): string {
  const share = weight === 1 ? '' : ` x${weight}`;
  const as = modelOverride === null ? '' : ` as ${modelOverride}`;
  return `${priority} ${names.get(backend) ?? `${backend}, which is missing,`}${share}${as}`;
}

function backendNames({ name, gateway, peers }: Region): ReadonlyMap<string, string> {
  const order = inOrder(peers).map(({ region }) => region);
  return new Map(gateway.backends.map((backend) => [backend.name, nameOf(backend, name, order)]));
}

/** A peer by its place in the order of failover; what is neither local nor a peer by its Region too. */
function nameOf({ name, region }: Backend, own: string, order: readonly string[]): string {
  const place = order.indexOf(region);
  if (place >= 0) return `peer ${place + 1}`;
  return region === own ? name : `${name} in ${region}`;
}
