import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { ValueMatch } from './value-match';

export type Selector = cloudtrail.CfnTrail.AdvancedEventSelectorProperty;
export type FieldSelector = cloudtrail.CfnTrail.AdvancedFieldSelectorProperty;

/** A field that must have one value. */
export function equalTo(field: string, value: string): FieldSelector {
  return { field, equalTo: [value] };
}

/** The selector of the `readOnly` field; none for both read and write events. */
export function selectReadWriteType(readWriteType = cloudtrail.ReadWriteType.ALL): FieldSelector[] {
  return readWriteType === cloudtrail.ReadWriteType.ALL ? [] : [equalTo('readOnly', String(readWriteType === cloudtrail.ReadWriteType.READ_ONLY))];
}

/** Fields with what they must be, without those of which nothing is demanded. */
export function matchFields(matches: Readonly<Record<string, ValueMatch | undefined>>): FieldSelector[] {
  return Object.entries(matches).flatMap(([field, match]) => (match ? [match._render(field)] : []));
}

/** How many values selectors have; CloudTrail counts those of every condition. */
export function valuesIn(selectors: readonly Selector[]): number {
  return selectors.flatMap(({ fieldSelectors }) => fieldSelectors as FieldSelector[])
    .flatMap(({ field, ...conditions }) => Object.values(conditions).flat()).length;
}
