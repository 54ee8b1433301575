import { createHash } from 'node:crypto';

/** The two components of L'Ecuyer's MRG32k3a, which is made for doubles: no product exceeds 2^53. */
const M1 = 4294967087;
const M2 = 4294944443;
const SCALE = 1 / (M1 + 1);
const SEEDS = 6;

const HEX4 = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
const VARIANT = ['8', '9', 'a', 'b'];
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = `${MIXED}+/`;

/** Chooses among values by their weights. */
export class Weighted<T> {
  private readonly bounds: number[] = [];

  constructor(private readonly values: readonly T[], weights: readonly number[]) {
    let sum = 0;
    for (const weight of weights) this.bounds.push(sum += weight);
  }

  public pick(random: Random): T {
    const point = random.next() * this.bounds[this.bounds.length - 1];
    return this.values[this.bounds.findIndex((bound) => point < bound)];
  }
}

/** A stream of random numbers that a seed and a name determine: streams of other names do not disturb it. */
export class Random {
  public static of(seed: number, stream: string): Random {
    const digest = createHash('sha256').update(`${seed}/${stream}`).digest();
    return new Random(Array.from({ length: SEEDS }, (_, index) => digest.readUInt32BE(index * 4)));
  }

  private a0: number;
  private a1: number;
  private a2: number;
  private b0: number;
  private b1: number;
  private b2: number;

  private constructor(words: readonly number[]) {
    [this.a0, this.a1, this.a2] = words.slice(0, 3).map((word) => 1 + word % (M1 - 1));
    [this.b0, this.b1, this.b2] = words.slice(3).map((word) => 1 + word % (M2 - 1));
  }

  /** From 0 to below 1. */
  public next(): number {
    const a = modulo(1403580 * this.a1 - 810728 * this.a0, M1);
    this.a0 = this.a1;
    this.a1 = this.a2;
    this.a2 = a;
    const b = modulo(527612 * this.b2 - 1370589 * this.b0, M2);
    this.b0 = this.b1;
    this.b1 = this.b2;
    this.b2 = b;
    return (a > b ? a - b : a - b + M1) * SCALE;
  }

  /** A whole number from 0 to below `limit`. */
  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  public between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  public pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }

  public hex(length: number): string {
    let text = '';
    while (text.length < length) text += HEX4[this.below(65_536)];
    return text.slice(0, length);
  }

  public uuid(): string {
    const h = (): string => HEX4[this.below(65_536)];
    return `${h()}${h()}-${h()}-4${h().slice(1)}-${this.pick(VARIANT)}${h().slice(1)}-${h()}${h()}${h()}`;
  }

  public base32(length: number): string {
    return this.text(BASE32, length);
  }

  public alphanumeric(length: number): string {
    return this.text(ALPHANUMERIC, length);
  }

  public mixed(length: number): string {
    return this.text(MIXED, length);
  }

  public base64(length: number): string {
    return this.text(BASE64, length);
  }

  private text(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index++) text += alphabet[this.below(alphabet.length)];
    return text;
  }
}

/** Faster than `%`, which is slow on numbers above 2^31. */
function modulo(value: number, divisor: number): number {
  const rest = value - Math.floor(value / divisor) * divisor;
  return rest < 0 ? rest + divisor : rest;
}
