import { EVENT_SCHEMA } from '../tables/record-schema';
import { RecordSchema } from '../filter-pattern';

/** Every field that a record in the log group can have: those of an event, and what an Insights event is about. */
export const RECORD: RecordSchema = { ...EVENT_SCHEMA, insightDetails: 'json' };
