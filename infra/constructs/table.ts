import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { TableDefinition } from '../tables.ts';
import { removalPolicyOf } from './keeping.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** A table as its definition says: on demand, encrypted, protected against deletion where the stage keeps its data. */
export class HouseTable extends Table {
  constructor(
    scope: Construct,
    id: string,
    { definition, stage }: { definition: TableDefinition; stage: Stage },
  ) {
    super(scope, id, {
      partitionKey: text(definition.partitionKey),
      sortKey: text(definition.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...(definition.pointInTimeRecovery && {
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      }),
      ...(definition.stream && { stream: StreamViewType.NEW_AND_OLD_IMAGES }),
      ...(definition.ownKey && {
        encryption: TableEncryption.CUSTOMER_MANAGED,
        encryptionKey: new Key(scope, `${id}Key`, {
          description: `Encrypts the table ${id}`,
          enableKeyRotation: true,
          removalPolicy: removalPolicyOf(stage),
        }),
      }),
      ...(definition.expiry && { timeToLiveAttribute: definition.expiry }),
      removalPolicy: removalPolicyOf(stage),
      deletionProtection: stage.removal === 'retain',
    });
    for (const [indexName, index] of Object.entries(definition.indexes)) {
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.partitionKey),
        ...(index.sortKey && { sortKey: text(index.sortKey) }),
        projectionType: ProjectionType[index.projection],
      });
    }
  }
}
