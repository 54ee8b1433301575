/** Moments at even distances, in seconds since 1970. */
export class Clock {
  /** @param origin one of the moments */
  constructor(private readonly step: number, private readonly origin = 0) {}

  public atOrBefore(time: number): number {
    return Math.floor((time - this.origin) / this.step) * this.step + this.origin;
  }

  public atOrAfter(time: number): number {
    return Math.ceil((time - this.origin) / this.step) * this.step + this.origin;
  }

  public after(time: number): number {
    return this.atOrBefore(time) + this.step;
  }
}
