/** How long each part of a language's check takes. */
export class Stopwatch {
  private readonly parts: string[] = [];
  private total = 0;

  constructor(private readonly name: string) {}

  public time<T>(part: string, work: () => T): T {
    const start = performance.now();
    const result = work();
    const seconds = (performance.now() - start) / 1000;
    this.parts.push(`${part} ${seconds.toFixed(0)} s`);
    this.total += seconds;
    return result;
  }

  public report(): string {
    return `${this.name.padEnd(10)} ${this.total.toFixed(0).padStart(4)} s: ${this.parts.join(', ')}`;
  }
}
