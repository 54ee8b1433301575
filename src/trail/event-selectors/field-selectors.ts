import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { ValueMatch } from './value-match';

export type Selector = cloudtrail.CfnTrail.AdvancedEventSelectorProperty;
export type FieldSelector = cloudtrail.CfnTrail.AdvancedFieldSelectorProperty;

/** A field that must have one value. */
export function equalTo(field: string, value: string): FieldSelector {
  return { field, equalTo: [value] };
}

/** The `readOnly` field, which is left out where both are wanted. */
export function accessField(access: EventAccess = EventAccess.ALL): FieldSelector[] {
  return access === EventAccess.ALL ? [] : [equalTo('readOnly', String(access === EventAccess.READ_ONLY))];
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

/** Whether calls that read are recorded, calls that change something, or both. */
export enum EventAccess {
  /** Calls that read and calls that change something. */
  ALL = 'All',
  /** Calls that read alone. */
  READ_ONLY = 'ReadOnly',
  /** Calls that change something, or might. */
  WRITE_ONLY = 'WriteOnly',
}
