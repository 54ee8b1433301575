import { Annotations, Lazy } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { InsightCategory } from './api-insights';
import { ManagementEvents } from './management-events';
import { RecordedEvents } from './recorded-events';
import { countValues, Selector } from './value-match';
import { ValidationError } from '../../private/errors';

/** CloudTrail quota for the values in all event selectors of a trail. */
const MAX_VALUES = 500;

/** The properties of a trail that select events. */
type SelectionProps = Pick<cloudtrail.CfnTrailProps, 'eventSelectors' | 'advancedEventSelectors' | 'insightSelectors' | 'aggregationConfigurations'>;

/** The validated events of a trail, rendered as event selectors. */
export class EventSelection {
  private readonly management: ManagementEvents;
  private readonly excludedBuckets: s3.IBucket[] = [];

  constructor(private readonly events: RecordedEvents) {
    this.management = events.managementEvents ?? ManagementEvents.all();
    validateNotEmpty(this.management, events);
    validateInsights(this.management, events);
    validateAggregation(events);
    this.validateValues();
  }

  public get hasManagementEvents(): boolean {
    return this.management.readWriteType !== cloudtrail.ReadWriteType.NONE;
  }

  /** A description of the recorded events. */
  public get summary(): string {
    const { dataEvents = [], networkActivity = [], insights = [], aggregation = [] } = this.events;
    const listTypes = (name: string, values: readonly string[]): string[] =>
      (values.length > 0 ? [`${name} ${[...new Set(values)].join(', ')}`] : []);
    return [
      this.management._isAll ? 'all management events' : `management events: ${describe(this.management)}`,
      ...listTypes('data events of', dataEvents.map(({ resource }) => resource.resourceType)),
      ...listTypes('network activity of', networkActivity.map(({ eventSource }) => eventSource)),
      ...listTypes('Insights', insights.map(({ insightType }) => insightType.value)),
      ...listTypes('aggregated by', aggregation),
    ].join('; ');
  }

  /** Indicates whether the trail records all management events and no other events. */
  private get isDefault(): boolean {
    return this.management._isAll && !this.events.dataEvents?.length && !this.events.networkActivity?.length;
  }

  /** Excludes the objects of a bucket from data events. */
  public exclude(bucket: s3.IBucket): void {
    if (this.excludedBuckets.includes(bucket)) return;
    this.excludedBuckets.push(bucket);
    this.validateValues();
  }

  /** Renders the properties. A trail has either basic or advanced event selectors, and only the advanced ones support all events. */
  public renderProps(): SelectionProps {
    const { insights, aggregation } = this.events;
    return {
      // Explicit defaults, because compliance checks read these properties.
      eventSelectors: this.isDefault ? [{ includeManagementEvents: true, readWriteType: 'All' }] : undefined,
      // Lazy, because buckets can be excluded after the trail is created.
      advancedEventSelectors: this.isDefault ? undefined : Lazy.any({ produce: () => this.renderSelectors() }),
      insightSelectors: insights?.length ? insights.map((insight) => insight._renderSelector()) : undefined,
      aggregationConfigurations: aggregation?.length ? [{ eventCategory: 'Data', templates: aggregation }] : undefined,
    };
  }

  /** Adds warnings for expensive and for incomplete selections. */
  public addWarnings(scope: Construct): void {
    if (this.events.dataEvents?.some((events) => events._isEveryBucket)) {
      Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:dataEventsOfAllBuckets',
        'data events of all buckets are recorded: CloudTrail charges for every read and write of every object, including those by AWS services; '
        + 'select buckets or events with DataEvents.forBuckets, resourceArn or eventName, or acknowledge this warning');
    }
    if (this.management._isAll) return;
    Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:managementEventsIncomplete',
      `not all management events are recorded (${describe(this.management)}): rules and queries do not find the other events, `
      + 'and compliance controls that require all management events fail');
  }

  private renderSelectors(): Selector[] {
    const { dataEvents, networkActivity } = this.events;
    const objects = this.excludedBuckets.map((bucket) => `${bucket.bucketArn}/`);
    return [
      ...this.management._renderSelectors(),
      ...(dataEvents ?? []).map((events) => events._renderSelector(objects)),
      ...(networkActivity ?? []).map((events) => events._renderSelector()),
    ];
  }

  private validateValues(): void {
    const values = this.isDefault ? 0 : countValues(this.renderSelectors());
    if (values > MAX_VALUES) {
      throw new ValidationError(`dataEvents and networkActivity must have at most ${MAX_VALUES} values in all conditions, `
        + `including those that exclude the buckets of the trail; got ${values}`);
    }
  }
}

function describe({ readWriteType, excludedSources }: ManagementEvents): string {
  const description = {
    [cloudtrail.ReadWriteType.ALL]: 'read and write events',
    [cloudtrail.ReadWriteType.READ_ONLY]: 'read events only',
    [cloudtrail.ReadWriteType.WRITE_ONLY]: 'write events only',
    [cloudtrail.ReadWriteType.NONE]: 'none',
  }[readWriteType];
  return excludedSources.length > 0 ? `${description}, without ${excludedSources.join(' and ')}` : description;
}

function validateNotEmpty(management: ManagementEvents, { dataEvents, networkActivity }: RecordedEvents): void {
  if (management.readWriteType === cloudtrail.ReadWriteType.NONE && !dataEvents?.length && !networkActivity?.length) {
    throw new ValidationError('managementEvents must record events without dataEvents and networkActivity; got ManagementEvents.none()');
  }
}

function validateInsights({ readWriteType }: ManagementEvents, { insights = [], dataEvents }: RecordedEvents): void {
  insights.forEach((insight, index) => {
    const { insightType, categories } = insight;
    if (insights.findIndex((other) => other.insightType.value === insightType.value) !== index) {
      throw new ValidationError(`insights must contain each type once, with all its categories; got ${insightType.value} twice`);
    }
    if (categories.includes(InsightCategory.MANAGEMENT) && readWriteType === cloudtrail.ReadWriteType.NONE) {
      throw new ValidationError(`insights: ${insightType.value} for management events requires management events; got ManagementEvents.none()`);
    }
    if (categories.includes(InsightCategory.MANAGEMENT) && insight._isCallRate && readWriteType === cloudtrail.ReadWriteType.READ_ONLY) {
      throw new ValidationError(`insights: ${insightType.value} for management events requires write events; got ManagementEvents.readOnly()`);
    }
    if (categories.includes(InsightCategory.DATA) && !dataEvents?.length) {
      throw new ValidationError(`insights: ${insightType.value} for data events requires dataEvents; got none`);
    }
  });
}

function validateAggregation({ aggregation = [], dataEvents }: RecordedEvents): void {
  if (aggregation.length === 0) return;
  if (!dataEvents?.length) throw new ValidationError(`aggregation requires dataEvents; got none for ${aggregation.join(', ')}`);
  if (new Set(aggregation).size < aggregation.length) {
    throw new ValidationError(`aggregation must contain each template once; got ${aggregation.join(', ')}`);
  }
}
