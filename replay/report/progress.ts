import { Presets, SingleBar } from 'cli-progress';
import { Progress } from '../log-files/records';

/** Creates a progress bar on stderr. Returns `undefined` if stderr is not a terminal. */
export function createProgressBar(): Progress | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar(
    { format: '{bar} {percentage}% | {records} records | {duration_formatted}', stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  );
  return {
    start: (total) => bar.start(total, 0, { records: 0 }),
    advance: (bytes, records) => bar.increment(bytes, { records }),
    stop: () => bar.stop(),
  };
}
