/** Does something with each item, as many at a time as there are lanes; `lane` counts from 0. Items are taken when a lane is free for them. */
export async function inLanes<T>(items: Iterable<T>, lanes: number, work: (item: T, lane: number) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value, lane);
  }));
}
