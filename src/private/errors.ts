import { UnscopedValidationError } from 'aws-cdk-lib';

/** The literal type of error names, whose only constructor is private to aws-cdk-lib. */
const NAME = 'ValidationError' as ConstructorParameters<typeof UnscopedValidationError>[0];

/**
 * An invalid prop or argument, reported by the CDK CLI as a validation error.
 *
 * aws-cdk-lib marks its class as internal: only this file calls its constructor.
 */
export class ValidationError extends UnscopedValidationError {
  constructor(message: string) {
    super(NAME, message);
  }
}
