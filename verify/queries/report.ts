/** What is said on the way, and what was found wrong. */
export class Report {
  private readonly start = performance.now();
  private passed = 0;
  private readonly failures: string[] = [];

  public say(text: string): void {
    console.log(`${((performance.now() - this.start) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  }

  /** Counts a check; its problems, if there are any, are said at once. */
  public check(name: string, problems: readonly string[]): void {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failures.push(name);
    console.error(`FAILED ${name}\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }

  /** Whether all checks passed, and some were made. */
  public finish(): boolean {
    this.say(`${this.passed} checks passed, ${this.failures.length} failed${this.failures.length > 0 ? `: ${this.failures.join(', ')}` : ''}`);
    return this.failures.length === 0 && this.passed > 0;
  }
}
