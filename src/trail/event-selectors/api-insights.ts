import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { ValidationError } from '../../private/errors';

/** A category of events that CloudTrail Insights analyzes. */
export enum InsightCategory {
  /** Management events. */
  MANAGEMENT = 'Management',
  /** Data events that the trail records. */
  DATA = 'Data',
}

/**
 * CloudTrail Insights events to record. They report unusual call rates or error rates of API operations, compared with a baseline
 * of the preceding weeks. CloudTrail charges for the events that it analyzes, for each Insights type. The first Insights event can
 * be delivered up to 36 hours after the deployment.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export class ApiInsights {
  /**
   * Records unusual rates of write calls. For management events, the trail must record write events.
   *
   * Throws an error if the list is empty or contains a category twice.
   *
   * @param categories the events to analyze; by default, management events
   */
  public static callRate(categories: InsightCategory[] = [InsightCategory.MANAGEMENT]): ApiInsights {
    return new ApiInsights(cloudtrail.InsightType.API_CALL_RATE, categories);
  }

  /**
   * Records unusual error rates of read and write calls.
   *
   * Throws an error if the list is empty or contains a category twice.
   *
   * @param categories the events to analyze; by default, management events
   */
  public static errorRate(categories: InsightCategory[] = [InsightCategory.MANAGEMENT]): ApiInsights {
    return new ApiInsights(cloudtrail.InsightType.API_ERROR_RATE, categories);
  }

  /** The type of Insights events. */
  public readonly insightType: cloudtrail.InsightType;

  /** The categories of events that are analyzed. */
  public readonly categories: InsightCategory[];

  private constructor(insightType: cloudtrail.InsightType, categories: InsightCategory[]) {
    if (categories.length === 0 || new Set(categories).size < categories.length) {
      throw new ValidationError('categories must contain at least one category, and each category once; '
        + `got ${categories.length === 0 ? 'an empty list' : categories.join(', ')}`);
    }
    this.insightType = insightType;
    this.categories = [...categories];
  }

  /** @internal */
  public get _isCallRate(): boolean {
    return this.insightType === cloudtrail.InsightType.API_CALL_RATE;
  }

  /** @internal */
  public _renderSelector(): cloudtrail.CfnTrail.InsightSelectorProperty {
    return { insightType: this.insightType.value, eventCategories: this.categories };
  }
}
