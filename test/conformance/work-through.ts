/** Has several workers take items one by one, each as it becomes free; the results stand in the order of the items. */
export async function workThrough<Item, Result>(
  items: readonly Item[],
  workers: readonly ((item: Item) => Promise<Result>)[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  await Promise.all(
    workers.map(async (work) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, item] = next;
        results[index] = await work(item);
      }
    }),
  );
  return results;
}
