import { Token } from 'aws-cdk-lib';
import { ValidationError } from '../../private/errors';

const TYPE_PATTERN = /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/;

/**
 * A resource type whose data events a trail can record. Use `of()` for a resource type without a constant.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export class DataResource {
  /** Requests to AWS AppSync GraphQL APIs. */
  public static readonly APPSYNC_GRAPHQL_API = new DataResource('AWS::AppSync::GraphQLApi');

  /** Invocations of Amazon Bedrock agents. */
  public static readonly BEDROCK_AGENT_ALIAS = new DataResource('AWS::Bedrock::AgentAlias');

  /** Invocations of Amazon Bedrock flows. */
  public static readonly BEDROCK_FLOW_ALIAS = new DataResource('AWS::Bedrock::FlowAlias');

  /** Invocations of Amazon Bedrock guardrails. */
  public static readonly BEDROCK_GUARDRAIL = new DataResource('AWS::Bedrock::Guardrail');

  /** Queries of Amazon Bedrock knowledge bases. */
  public static readonly BEDROCK_KNOWLEDGE_BASE = new DataResource('AWS::Bedrock::KnowledgeBase');

  /** Operations on Amazon Bedrock models that are not management events. */
  public static readonly BEDROCK_MODEL = new DataResource('AWS::Bedrock::Model');

  /** Reads and writes of CloudFront key value stores. */
  public static readonly CLOUDFRONT_KEY_VALUE_STORE = new DataResource('AWS::CloudFront::KeyValueStore');

  /** Credentials that Amazon Cognito identity pools issue. */
  public static readonly COGNITO_IDENTITY_POOL = new DataResource('AWS::Cognito::IdentityPool');

  /** Connections to Aurora DSQL clusters. */
  public static readonly DSQL_CLUSTER = new DataResource('AWS::DSQL::Cluster');

  /** Reads of DynamoDB streams. */
  public static readonly DYNAMODB_STREAM = new DataResource('AWS::DynamoDB::Stream');

  /** Item operations on DynamoDB tables, and operations on their streams. */
  public static readonly DYNAMODB_TABLE = new DataResource('AWS::DynamoDB::Table');

  /** Direct reads and writes of EBS snapshot blocks. */
  public static readonly EBS_SNAPSHOT = new DataResource('AWS::EC2::Snapshot');

  /** Events that are sent to EventBridge event buses. */
  public static readonly EVENT_BUS = new DataResource('AWS::Events::EventBus');

  /** Records that are sent to Amazon Data Firehose. */
  public static readonly FIREHOSE_DELIVERY_STREAM = new DataResource('AWS::KinesisFirehose::DeliveryStream');

  /** AWS Glue tables that AWS Lake Formation created. */
  public static readonly GLUE_TABLE = new DataResource('AWS::Glue::Table');

  /** Telemetry of GuardDuty security agents. */
  public static readonly GUARDDUTY_DETECTOR = new DataResource('AWS::GuardDuty::Detector');

  /** Row operations on Amazon Keyspaces tables. */
  public static readonly KEYSPACES_TABLE = new DataResource('AWS::Cassandra::Table');

  /** Records of Kinesis data streams. */
  public static readonly KINESIS_STREAM = new DataResource('AWS::Kinesis::Stream');

  /** Consumers of Kinesis data streams. */
  public static readonly KINESIS_STREAM_CONSUMER = new DataResource('AWS::Kinesis::StreamConsumer');

  /** Invocations of Lambda functions. */
  public static readonly LAMBDA_FUNCTION = new DataResource('AWS::Lambda::Function');

  /** Queries of Neptune Analytics graphs. */
  public static readonly NEPTUNE_GRAPH = new DataResource('AWS::NeptuneGraph::Graph');

  /** Use of AWS Payment Cryptography keys. */
  public static readonly PAYMENT_CRYPTOGRAPHY_KEY = new DataResource('AWS::PaymentCryptography::Key');

  /** Use of Amazon Q Business applications. */
  public static readonly Q_BUSINESS_APPLICATION = new DataResource('AWS::QBusiness::Application');

  /** Statements that the RDS Data API runs on Aurora clusters. */
  public static readonly RDS_DB_CLUSTER = new DataResource('AWS::RDS::DBCluster');

  /** Redshift Data API calls on clusters. */
  public static readonly REDSHIFT_CLUSTER = new DataResource('AWS::Redshift::Cluster');

  /** Requests through S3 access points. */
  public static readonly S3_ACCESS_POINT = new DataResource('AWS::S3::AccessPoint');

  /** Objects in S3 directory buckets. */
  public static readonly S3_EXPRESS_OBJECT = new DataResource('AWS::S3Express::Object');

  /** Objects in S3 general purpose buckets. */
  public static readonly S3_OBJECT = new DataResource('AWS::S3::Object');

  /** Requests through S3 Object Lambda access points. */
  public static readonly S3_OBJECT_LAMBDA_ACCESS_POINT = new DataResource('AWS::S3ObjectLambda::AccessPoint');

  /** Objects in S3 on Outposts buckets. */
  public static readonly S3_OUTPOSTS_OBJECT = new DataResource('AWS::S3Outposts::Object');

  /** Tables of Amazon S3 Tables. */
  public static readonly S3_TABLE = new DataResource('AWS::S3Tables::Table');

  /** Table buckets of Amazon S3 Tables. */
  public static readonly S3_TABLE_BUCKET = new DataResource('AWS::S3Tables::TableBucket');

  /** Amazon S3 vector buckets. */
  public static readonly S3_VECTOR_BUCKET = new DataResource('AWS::S3Vectors::VectorBucket');

  /** Amazon S3 vector indexes. */
  public static readonly S3_VECTOR_INDEX = new DataResource('AWS::S3Vectors::Index');

  /** Invocations of SageMaker AI endpoints with a response stream. */
  public static readonly SAGEMAKER_ENDPOINT = new DataResource('AWS::SageMaker::Endpoint');

  /** Email that Amazon SES identities send. */
  public static readonly SES_EMAIL_IDENTITY = new DataResource('AWS::SES::EmailIdentity');

  /** Messages to Amazon SNS platform endpoints. */
  public static readonly SNS_PLATFORM_ENDPOINT = new DataResource('AWS::SNS::PlatformEndpoint');

  /** Messages to Amazon SNS topics. */
  public static readonly SNS_TOPIC = new DataResource('AWS::SNS::Topic');

  /** Messages of Amazon SQS queues. */
  public static readonly SQS_QUEUE = new DataResource('AWS::SQS::Queue');

  /** Control channels of Systems Manager Session Manager. */
  public static readonly SSM_CONTROL_CHANNEL = new DataResource('AWS::SSMMessages::ControlChannel');

  /** Requests of managed nodes to Systems Manager. */
  public static readonly SSM_MANAGED_NODE = new DataResource('AWS::SSM::ManagedNode');

  /** Step Functions activities. */
  public static readonly STEP_FUNCTIONS_ACTIVITY = new DataResource('AWS::StepFunctions::Activity');

  /** Executions of Step Functions state machines. */
  public static readonly STEP_FUNCTIONS_STATE_MACHINE = new DataResource('AWS::StepFunctions::StateMachine');

  /** Row operations on Amazon Timestream tables. */
  public static readonly TIMESTREAM_TABLE = new DataResource('AWS::Timestream::Table');

  /** Authorization decisions of Amazon Verified Permissions. */
  public static readonly VERIFIED_PERMISSIONS_POLICY_STORE = new DataResource('AWS::VerifiedPermissions::PolicyStore');

  /** AWS X-Ray traces. */
  public static readonly XRAY_TRACE = new DataResource('AWS::XRay::Trace');

  /**
   * A resource type without a constant.
   *
   * Throws an error if the resource type does not have the form `AWS::Service::Type`.
   *
   * @param resourceType the resource type, as in the field `resources.type`
   */
  public static of(resourceType: string): DataResource {
    if (!Token.isUnresolved(resourceType) && !TYPE_PATTERN.test(resourceType)) {
      throw new ValidationError(`resourceType must have the form 'AWS::Service::Type'; got '${resourceType}'`);
    }
    return new DataResource(resourceType);
  }

  private constructor(
    /** The resource type, as in the field `resources.type`. */
    public readonly resourceType: string,
  ) {}
}
