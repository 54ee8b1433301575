/** Prints progress and collects problems. */
export class Report {
  private readonly start = performance.now();
  private passed = 0;
  private readonly failures: { readonly name: string; readonly problems: readonly string[] }[] = [];

  public log(text: string): void {
    console.log(`${((performance.now() - this.start) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  }

  /** Counts a check. Its problems are printed at the end. */
  public check(name: string, problems: readonly string[]): void {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failures.push({ name, problems });
    this.log(`FAILED ${name}`);
  }

  /** Prints the result. Returns whether there were checks and all passed. */
  public finish(): boolean {
    this.log(`${this.passed} checks passed, ${this.failures.length} failed`);
    for (const { name, problems } of this.failures) console.error([name, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    return this.failures.length === 0 && this.passed > 0;
  }
}
