import { Duration, Size } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { call, Gen, of, Value } from '../value';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** Texts of some characters. */
export function textOf(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}

/** Lower-case words joined by hyphens. */
export function hyphenated(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.tuple(textOf(LOWER, 1, 1), fc.array(textOf(LOWER + DIGITS, 1, 8), { minLength: 1, maxLength: 4 }))
    .map(([first, words]) => first + words.join('-'))
    .filter((text) => text.length >= minLength && text.length <= maxLength);
}

export const resourceNamePrefix: Gen<string> = hyphenated(3, 64).map((text) => of(text));
export const accountId = textOf(DIGITS, 12, 12);
export const organizationId: Gen<string> = textOf(LOWER + DIGITS, 10, 32).map((text) => of(`o-${text}`));
export const keyPrefix: Gen<string> = fc.array(textOf(`${LOWER + DIGITS}ABC!_.*'()-`, 1, 12), { minLength: 1, maxLength: 3 })
  .map((parts) => of(parts.join('/')));
/** One line of whatever characters people write. */
export const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}$]/gu, ' ').trim()).filter((text) => text !== '');

/** Some of what there is to choose from, at least one. */
export function someOf<T>(choices: readonly T[], maxLength = choices.length): fc.Arbitrary<T[]> {
  return fc.subarray([...choices], { minLength: 1, maxLength });
}

export function days(count: number): Value<Duration> {
  return call('Duration.days', Duration.days, of(count));
}

export function duration(unit: 'minutes' | 'hours' | 'days', min: number, max: number): Gen<Duration> {
  return fc.integer({ min, max }).map((count) => call(`Duration.${unit}`, Duration[unit], of(count)));
}

export const bytesScannedCutoffPerQuery: Gen<Size> = fc.integer({ min: 10, max: 10_000 }).map((count) => call('Size.mebibytes', Size.mebibytes, of(count)));
export const yes: Gen<boolean> = fc.boolean().map((value) => of(value));
