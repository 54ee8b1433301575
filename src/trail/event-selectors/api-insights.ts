import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { ValidationError } from '../../private/errors';

/** The events that CloudTrail watches for what is unusual. */
export enum InsightCategory {
  /** Management events. */
  MANAGEMENT = 'Management',
  /** Data events, as far as the trail records them. */
  DATA = 'Data',
}

/**
 * CloudTrail Insights that are recorded: calls that are unusually many, or fail unusually often, compared with the weeks
 * before. CloudTrail bills the events that it analyses, for each kind of Insights. The first come up to 36 hours after the
 * deployment.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export class ApiInsights {
  /**
   * Calls that change something and are unusually many or few. Of management events, it takes those that write, which
   * the trail must record.
   *
   * Fails when a category is there twice, or when the list is empty.
   *
   * @param categories the events to watch; by default management events
   */
  public static callRate(categories: InsightCategory[] = [InsightCategory.MANAGEMENT]): ApiInsights {
    return new ApiInsights(cloudtrail.InsightType.API_CALL_RATE, categories);
  }

  /**
   * Calls that fail unusually often, whatever they do.
   *
   * Fails when a category is there twice, or when the list is empty.
   *
   * @param categories the events to watch; by default management events
   */
  public static errorRate(categories: InsightCategory[] = [InsightCategory.MANAGEMENT]): ApiInsights {
    return new ApiInsights(cloudtrail.InsightType.API_ERROR_RATE, categories);
  }

  /** The type of Insights events. */
  public readonly insightType: cloudtrail.InsightType;

  /** The events that are watched. */
  public readonly categories: InsightCategory[];

  private constructor(insightType: cloudtrail.InsightType, categories: InsightCategory[]) {
    if (categories.length === 0 || new Set(categories).size < categories.length) {
      throw new ValidationError(`categories must have at least one, and each once; got ${categories.length === 0 ? 'an empty list' : categories.join(', ')}`);
    }
    this.insightType = insightType;
    this.categories = [...categories];
  }

  /** @internal */
  public get _isCallRate(): boolean {
    return this.insightType === cloudtrail.InsightType.API_CALL_RATE;
  }

  /** @internal */
  public _selector(): cloudtrail.CfnTrail.InsightSelectorProperty {
    return { insightType: this.insightType.value, eventCategories: this.categories };
  }
}
