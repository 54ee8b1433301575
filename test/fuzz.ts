/** The minimum number of runs per test in the environment variable `FUZZ_RUNS`, or 0 if it is not set. */
const REQUESTED_RUNS = parseRuns(process.env.FUZZ_RUNS);

const MINUTE_MS = 60_000;

jest.setTimeout(REQUESTED_RUNS > 0 ? 60 * MINUTE_MS : MINUTE_MS);

/**
 * Returns the number of runs for a property test.
 *
 * By default, each test has the small number of runs that keeps `npm test` fast. For a thorough run, set `FUZZ_RUNS` to the
 * minimum number of runs per test, for example `FUZZ_RUNS=20000 npx jest test/filter-pattern`. The timeout of each test in a file that
 * imports this helper is one minute, or one hour if `FUZZ_RUNS` is set.
 */
export function fuzzRuns(small: number): number {
  return Math.max(small, REQUESTED_RUNS);
}

function parseRuns(value: string | undefined): number {
  if (value === undefined || value === '') return 0;
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`FUZZ_RUNS must be a positive whole number; got '${value}'`);
  return Number(value);
}
