/** Does something with each item, as many at a time as there are lanes; `lane` counts from 0. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T, lane: number) => Promise<void>): Promise<void> {
  const rest = [...items];
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item, lane);
  }));
}
