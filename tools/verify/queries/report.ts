/** What is said on the way, and what was found wrong. */
export class Report {
  private readonly start = performance.now();
  private passed = 0;
  private readonly failures: { readonly name: string; readonly problems: readonly string[] }[] = [];

  public say(text: string): void {
    console.log(`${((performance.now() - this.start) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  }

  /** Counts a check; its problems, if there are any, are said at the end. */
  public check(name: string, problems: readonly string[]): void {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failures.push({ name, problems });
    this.say(`FAILED ${name}`);
  }

  /** Whether all checks passed, and some were made. */
  public finish(): boolean {
    this.say(`${this.passed} checks passed, ${this.failures.length} failed`);
    for (const { name, problems } of this.failures) console.error([name, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    return this.failures.length === 0 && this.passed > 0;
  }
}
