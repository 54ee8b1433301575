import { expression, functionName, Tree } from './syntax';

/** Replaces what asks for the time by a fixed one: the past is replayed as of then. */
export class Clock {
  private readonly moments: Readonly<Record<string, Tree>>;

  constructor(now: Date) {
    const [date, time] = now.toISOString().slice(0, -1).split('T');
    const zoned = expression(`CAST('${date} ${time}+00:00' AS TIMESTAMP(3) WITH TIME ZONE)`);
    const timeOfDay = expression(`CAST('${time}' AS TIME)`);
    this.moments = {
      now: zoned,
      current_timestamp: zoned,
      current_date: expression(`CAST('${date}' AS DATE)`),
      current_time: timeOfDay,
      localtime: timeOfDay,
      localtimestamp: expression(`CAST('${date} ${time}' AS TIMESTAMP(3))`),
      current_timezone: expression('\'UTC\''),
    };
  }

  public rewrite(tree: Tree): Tree {
    const name = functionName(tree) ?? Object.keys(tree)[0];
    return Object.hasOwn(this.moments, name) ? this.moments[name] : tree;
  }
}
