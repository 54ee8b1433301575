/** Processes items, at most `limit` at a time. `worker` is the index of the worker, from 0. */
export async function forEachConcurrently<T>(items: Iterable<T>, limit: number, process: (item: T, worker: number) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  await Promise.all(Array.from({ length: limit }, async (_, worker) => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await process(next.value, worker);
  }));
}
