import { Annotations, Lazy } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { InsightCategory } from './api-insights';
import { Selector, valuesIn } from './field-selectors';
import { ManagementEvents } from './management-events';
import { RecordedEvents } from './recorded-events';
import { ValidationError } from '../../private/errors';

/** CloudTrail's limit for the values of all conditions of a trail. */
const MAX_VALUES = 500;

/** The part of a trail's properties that says what it records. */
type SelectionProps = Pick<cloudtrail.CfnTrailProps, 'eventSelectors' | 'advancedEventSelectors' | 'insightSelectors' | 'aggregationConfigurations'>;

/** What a trail records, in CloudTrail's terms. */
export class EventSelection {
  private readonly management: ManagementEvents;
  private readonly excludedBuckets: s3.IBucket[] = [];

  constructor(private readonly events: RecordedEvents) {
    this.management = events.managementEvents ?? ManagementEvents.all();
    validateSomething(this.management, events);
    validateInsights(this.management, events);
    validateAggregation(events);
    this.validateValues();
  }

  public get hasManagementEvents(): boolean {
    return this.management.readWriteType !== undefined;
  }

  /** What the trail records, in words. */
  public get summary(): string {
    const { dataEvents = [], networkActivity = [], insights = [], aggregation = [] } = this.events;
    const list = (what: string, values: readonly string[]): string[] => (values.length > 0 ? [`${what} ${[...new Set(values)].join(', ')}`] : []);
    return [
      this.management._isAll ? 'all management events' : `management events: ${describe(this.management)}`,
      ...list('data events of', dataEvents.map(({ resource }) => resource.resourceType)),
      ...list('network activity of', networkActivity.map(({ eventSource }) => eventSource)),
      ...list('Insights', insights.map(({ insightType }) => insightType.value)),
      ...list('summed up by', aggregation),
    ].join('; ');
  }

  /** Whether the trail records management events alone, all of them. */
  private get isDefault(): boolean {
    return this.management._isAll && !this.events.dataEvents?.length && !this.events.networkActivity?.length;
  }

  /** Leaves what happens to a bucket's objects out of data events. */
  public exclude(bucket: s3.IBucket): void {
    if (this.excludedBuckets.includes(bucket)) return;
    this.excludedBuckets.push(bucket);
    this.validateValues();
  }

  /** A trail has one kind of event selectors, and only advanced ones can select everything. */
  public props(): SelectionProps {
    const { insights, aggregation } = this.events;
    return {
      // The default, spelled out: compliance checks look for these two words.
      eventSelectors: this.isDefault ? [{ includeManagementEvents: true, readWriteType: 'All' }] : undefined,
      // At the end, as buckets to exclude become known after the trail.
      advancedEventSelectors: this.isDefault ? undefined : Lazy.any({ produce: () => this.selectors() }),
      insightSelectors: insights?.length ? insights.map((insight) => insight._selector()) : undefined,
      aggregationConfigurations: aggregation?.length ? [{ eventCategory: 'Data', templates: aggregation }] : undefined,
    };
  }

  /** Says what a selection costs, and what it does not see. */
  public warn(scope: Construct): void {
    if (this.events.dataEvents?.some((events) => events._isEveryBucket)) {
      Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:dataEventsOfAllBuckets',
        'data events of all buckets are recorded: CloudTrail bills every read and write of every object, whatever the service behind it; '
        + 'name buckets or events with DataEvents.forBuckets, resourceArn or eventName, or acknowledge this warning');
    }
    if (this.management._isAll) return;
    Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:managementEventsIncomplete',
      `not all management events are recorded (${describe(this.management)}): rules and queries about the others find nothing, `
      + 'and controls that want all of them fail');
  }

  private selectors(): Selector[] {
    const { dataEvents, networkActivity } = this.events;
    const objects = this.excludedBuckets.map((bucket) => `${bucket.bucketArn}/`);
    return [
      ...this.management._selectors(),
      ...(dataEvents ?? []).map((events) => events._selector(objects)),
      ...(networkActivity ?? []).map((events) => events._selector()),
    ];
  }

  private validateValues(): void {
    const values = this.isDefault ? 0 : valuesIn(this.selectors());
    if (values > MAX_VALUES) {
      throw new ValidationError(`dataEvents and networkActivity: a trail takes at most ${MAX_VALUES} values in all conditions, `
        + `with those that leave out its own buckets; got ${values}`);
    }
  }
}

function describe({ readWriteType, excludedSources }: ManagementEvents): string {
  const which = {
    [cloudtrail.ReadWriteType.ALL]: 'read and write events',
    [cloudtrail.ReadWriteType.READ_ONLY]: 'read events only',
    [cloudtrail.ReadWriteType.WRITE_ONLY]: 'write events only',
    [cloudtrail.ReadWriteType.NONE]: 'none',
  }[readWriteType];
  return excludedSources.length > 0 ? `${which}, without ${excludedSources.join(' and ')}` : which;
}

function validateSomething(management: ManagementEvents, { dataEvents, networkActivity }: RecordedEvents): void {
  if (management.readWriteType === cloudtrail.ReadWriteType.NONE && !dataEvents?.length && !networkActivity?.length) {
    throw new ValidationError('managementEvents: a trail must record something; got ManagementEvents.none(), and neither dataEvents nor networkActivity');
  }
}

function validateInsights({ readWriteType }: ManagementEvents, { insights = [], dataEvents }: RecordedEvents): void {
  insights.forEach((insight, index) => {
    const { insightType, categories } = insight;
    if (insights.findIndex((other) => other.insightType.value === insightType.value) !== index) {
      throw new ValidationError(`insights: each kind must be there once, with all its categories; got ${insightType.value} twice`);
    }
    if (categories.includes(InsightCategory.MANAGEMENT) && readWriteType === cloudtrail.ReadWriteType.NONE) {
      throw new ValidationError(`insights: ${insightType.value} of management events needs a trail that records them; got ManagementEvents.none()`);
    }
    if (categories.includes(InsightCategory.MANAGEMENT) && insight._isCallRate && readWriteType === cloudtrail.ReadWriteType.READ_ONLY) {
      throw new ValidationError(`insights: ${insightType.value} of management events needs those that write; got ManagementEvents.readOnly()`);
    }
    if (categories.includes(InsightCategory.DATA) && !dataEvents?.length) {
      throw new ValidationError(`insights: ${insightType.value} of data events needs dataEvents; got none`);
    }
  });
}

function validateAggregation({ aggregation = [], dataEvents }: RecordedEvents): void {
  if (aggregation.length === 0) return;
  if (!dataEvents?.length) throw new ValidationError(`aggregation needs dataEvents to sum up; got none for ${aggregation.join(', ')}`);
  if (new Set(aggregation).size < aggregation.length) {
    throw new ValidationError(`aggregation must have each template once; got ${aggregation.join(', ')}`);
  }
}
