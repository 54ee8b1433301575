import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

const STATE_WORDS = 4;

const HEX4 = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
const VARIANT = ['8', '9', 'a', 'b'];
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = `${MIXED}+/`;

/** Selects values with a probability that is proportional to their weights. */
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

/** A stream of random numbers that depends only on a seed and a name. */
export class Random {
  public static of(seed: number, stream: string): Random {
    const digest = createHash('sha256').update(`${seed}/${stream}`).digest();
    return new Random(xoroshiro128plusFromState(Array.from({ length: STATE_WORDS }, (_, index) => digest.readInt32BE(index * 4))));
  }

  private constructor(private readonly generator: RandomGenerator) {}

  /** Returns a number from 0 (included) to 1 (excluded). */
  public next(): number {
    return uniformFloat64(this.generator);
  }

  /** Returns an integer from 0 (included) to `limit` (excluded). */
  public below(limit: number): number {
    return uniformInt(this.generator, 0, limit - 1);
  }

  /** Returns an integer from `low` to `high` (both included). */
  public between(low: number, high: number): number {
    return uniformInt(this.generator, low, high);
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
