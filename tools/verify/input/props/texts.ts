import { Duration, Size } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { call, Gen, literal, Value } from './value';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** Texts that consist of the given characters. */
export function text(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}

/** Lower-case words joined by hyphens. */
export function hyphenated(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.tuple(text(LOWER, 1, 1), fc.array(text(LOWER + DIGITS, 1, 8), { minLength: 1, maxLength: 4 }))
    .map(([first, words]) => first + words.join('-'))
    .filter((id) => id.length >= minLength && id.length <= maxLength);
}

export const resourceNamePrefix: Gen<string> = hyphenated(3, 64).map((prefix) => literal(prefix));
export const databaseName: Gen<string> = hyphenated(3, 64).map((name) => literal(name.replaceAll('-', '_')));
export const accountId = text(DIGITS, 12, 12);
export const organizationId: Gen<string> = text(LOWER + DIGITS, 10, 32).map((id) => literal(`o-${id}`));
export const keyPrefix: Gen<string> = fc.array(text(`${LOWER + DIGITS}ABC!_.*'()-`, 1, 12), { minLength: 1, maxLength: 3 })
  .map((parts) => literal(parts.join('/')));
/** One line of Unicode text. */
export const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((graphemes) => graphemes.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}$]/gu, ' ').trim()).filter((trimmed) => trimmed !== '');

/** A non-empty subset. */
export function nonEmptySubset<T>(choices: readonly T[], maxLength = choices.length): fc.Arbitrary<T[]> {
  return fc.subarray([...choices], { minLength: 1, maxLength });
}

export function days(count: number): Value<Duration> {
  return call('Duration.days', Duration.days, literal(count));
}

export function duration(unit: 'minutes' | 'hours' | 'days', min: number, max: number): Gen<Duration> {
  return fc.integer({ min, max }).map((count) => call(`Duration.${unit}`, Duration[unit], literal(count)));
}

export const bytesScannedCutoffPerQuery: Gen<Size> = fc.integer({ min: 10, max: 10_000 }).map((count) => call('Size.mebibytes', Size.mebibytes, literal(count)));
export const boolean: Gen<boolean> = fc.boolean().map((value) => literal(value));
