/** What each thing waits for. */
export type Waits = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Things that wait for each other, in the order in which they do; null when there are none. One circle at a time: when it is opened, the
 * next shows.
 */
export function findCircle(waits: Waits): readonly string[] | null {
  const done = new Set<string>();
  for (const start of waits.keys()) {
    const circle = circleFrom(start, waits, done);
    if (circle !== null) return circle;
  }
  return null;
}

interface Step {
  readonly name: string;
  readonly left: Iterator<string>;
}

/** Depth first, without recursion: a chain of dependencies may be long. */
function circleFrom(start: string, waits: Waits, done: Set<string>): readonly string[] | null {
  if (done.has(start)) return null;
  const path: Step[] = [stepTo(start, waits)];
  const onPath = new Set([start]);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const { value: next, done: finished } = last.left.next();
    if (finished) {
      done.add(last.name);
      onPath.delete(last.name);
      path.pop();
    } else if (onPath.has(next)) {
      const names = path.map(({ name }) => name);
      return [...names.slice(names.indexOf(next)), next];
    } else if (!done.has(next) && waits.has(next)) {
      path.push(stepTo(next, waits));
      onPath.add(next);
    }
  }
  return null;
}

function stepTo(name: string, waits: Waits): Step {
  return { name, left: (waits.get(name) ?? new Set<string>()).values() };
}
