import { type Finding, fault, type Location, type Rule, type RuleOutcome, resourceLocation } from '#evidence';
import { lockedResource } from './make-state-lock';
import type { OperabilityInput } from './operability-input';
import type { LockedResource, StateLock } from './state-lock';
import { listStatefulResources, type StatefulResource } from './stateful-resource';

/** A resource of the lock with its place. */
interface Locked extends LockedResource {
  readonly path: string;
  readonly logicalId: string;
}

const isLocked: Rule<OperabilityInput> = {
  name: 'state-lock',
  claim:
    'In a deployment that keeps its state every resource that holds some stands where its lock says: same stack, logical id, type, and properties that cannot change without a replacement.',
  check({ inventory, topology, lock }) {
    if (!topology.deployment.state.retained) return { checked: 0, findings: [] };
    const found = listStatefulResources(inventory);
    if (found.length > 0 && (lock === null || Object.keys(lock.stacks).length === 0)) {
      return { checked: found.length, findings: [noLock(inventory.deployment, found, lock)] };
    }
    return compare({ lock: listLocked(lock), found, deployment: inventory.deployment, files: filesOf(found) });
  },
};

/** The rule that state stays where it is. */
export const stateLockRules: readonly Rule<OperabilityInput>[] = [isLocked];

function noLock(deployment: string, found: readonly StatefulResource[], lock: StateLock | null): Finding {
  return {
    rule: isLocked.name,
    severity: lock === null ? 'warning' : 'error',
    at: { file: lockFile(deployment), subject: null, property: null },
    message: `no lock tells where the ${found.length} resources that hold state stood before: one that a refactoring would replace is not seen`,
    mend: updateLock(deployment, 'write one'),
    move: null,
  };
}

interface Comparison {
  readonly lock: readonly Locked[];
  readonly found: readonly StatefulResource[];
  readonly deployment: string;
  /** Template of each stack that holds state. */
  readonly files: ReadonlyMap<string, string>;
}

function compare({ lock, found, deployment, files }: Comparison): RuleOutcome {
  const standing = new Map(found.map((entry) => [key(entry.resource.stack.path, entry.resource.logicalId), entry]));
  const known = new Set(lock.map(({ path, logicalId }) => key(path, logicalId)));
  const fresh = found.filter(({ resource }) => !known.has(key(resource.stack.path, resource.logicalId)));
  const moved = new Set<StatefulResource>();
  const findings: Finding[] = [];
  for (const locked of lock) {
    const same = standing.get(key(locked.path, locked.logicalId));
    if (same !== undefined) {
      findings.push(...changed(locked, same, deployment));
      continue;
    }
    const successor = successorOf(
      locked,
      fresh.filter((entry) => !moved.has(entry)),
    );
    if (successor !== null) moved.add(successor);
    findings.push(gone(locked, successor, { deployment, file: files.get(locked.path) ?? lockFile(deployment) }));
  }
  findings.push(...fresh.filter((entry) => !moved.has(entry)).map((entry) => unlocked(entry, deployment)));
  return { checked: new Set([...known, ...standing.keys()]).size, findings };
}

/** What stands in the place of one that is gone: of the same type, with the same name, or else the only new one of its stack. */
function successorOf(locked: Locked, fresh: readonly StatefulResource[]): StatefulResource | null {
  const alike = fresh.filter(({ resource }) => resource.type === locked.type);
  const fixed = JSON.stringify(locked.fixed);
  const named = alike.find((entry) => fixed !== '{}' && JSON.stringify(lockedResource(entry).fixed) === fixed);
  if (named !== undefined) return named;
  const beside = alike.filter(({ resource }) => resource.stack.path === locked.path);
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

function gone(
  locked: Locked,
  successor: StatefulResource | null,
  { deployment, file }: { readonly deployment: string; readonly file: string },
): Finding {
  const at: Location =
    successor === null ? { file, subject: locked.logicalId, property: null } : resourceLocation(successor.resource);
  const old = `${locked.path}: ${locked.logicalId} (${locked.type})`;
  if (successor === null) {
    return fault({
      rule: isLocked.name,
      at,
      message: `${old} is in the lock and no longer in the templates: its data would be left behind`,
      mend: `bring it back; if it is to go, ${updateLock(deployment, 'take it out of the lock')}`,
    });
  }
  const { stack, logicalId } = successor.resource;
  return fault({
    rule: isLocked.name,
    at,
    message: `${old} is now ${stack.path}: ${logicalId}: CloudFormation would let go of the old one with its data, and make a new one, or fail because its name is taken`,
    mend: `keep the old stack and construct id (overrideLogicalId("${locked.logicalId}")), or move it by a stack refactoring and then ${updateLock(deployment, 'lock the new place')}`,
  });
}

function changed(locked: Locked, stateful: StatefulResource, deployment: string): readonly Finding[] {
  const { resource } = stateful;
  if (resource.type !== locked.type) {
    return [
      fault({
        rule: isLocked.name,
        at: { ...resourceLocation(resource), property: 'Type' },
        message: `the type of ${resource.logicalId} is ${resource.type} and was ${locked.type}: CloudFormation would put a new, empty one in its place`,
        mend: 'keep the old resource, and give the new one a logical id of its own',
      }),
    ];
  }
  const now = lockedResource(stateful).fixed;
  return stateful.state.replacing
    .filter((property) => JSON.stringify(now[property]) !== JSON.stringify(locked.fixed[property]))
    .map((property) =>
      fault({
        rule: isLocked.name,
        at: resourceLocation(resource, property),
        message: `${property} is ${shown(now[property])} and was ${shown(locked.fixed[property])}: a change of it replaces the ${locked.type}, which holds ${stateful.state.holds}`,
        mend: `keep the old value; if the replacement is meant and the data is moved, ${updateLock(deployment, 'lock the new value')}`,
      }),
    );
}

function unlocked({ resource }: StatefulResource, deployment: string): Finding {
  return fault({
    rule: isLocked.name,
    at: resourceLocation(resource),
    message: `${resource.stack.path}: ${resource.logicalId} (${resource.type}) holds state and is not in the lock yet`,
    mend: updateLock(deployment, 'lock it'),
  });
}

function listLocked(lock: StateLock | null): readonly Locked[] {
  return Object.entries(lock?.stacks ?? {}).flatMap(([path, resources]) =>
    Object.entries(resources).map(([logicalId, resource]) => ({ path, logicalId, ...resource })),
  );
}

function filesOf(found: readonly StatefulResource[]): ReadonlyMap<string, string> {
  return new Map(found.map(({ resource }) => [resource.stack.path, resource.stack.file]));
}

function lockFile(deployment: string): string {
  return `${deployment}.lock.json`;
}

function updateLock(deployment: string, what: string): string {
  return `\`npx meridian verify ${deployment} --update-lock\` to ${what}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function key(path: string, logicalId: string): string {
  return `${path} ${logicalId}`;
}
