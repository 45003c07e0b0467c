import { describe, expect, it } from 'vitest';
import { createResolver } from './resolve.ts';
import type { Stack } from './template.ts';

const stack: Stack = {
  name: 'house',
  region: 'cn-northwest-1',
  account: '000000000000',
  assetPath: () => undefined,
  resources: new Map([
    ['Table', { Type: 'AWS::DynamoDB::Table' }],
    [
      'Named',
      { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'Site-${AWS::AccountId}' } } },
    ],
    ['Queue', { Type: 'AWS::SQS::Queue' }],
    ['Api', { Type: 'AWS::ApiGatewayV2::Api' }],
    ['Role', { Type: 'AWS::IAM::Role' }],
  ]),
};
const { resolve, find, ref, pick } = createResolver(stack, {
  baseUrl: 'http://127.0.0.1:3000',
  queueUrl: (name) => `http://127.0.0.1:1/${name}`,
});

describe('template values', () => {
  it.each([
    [{ Ref: 'Table' }, 'house-Table'],
    [{ Ref: 'Queue' }, 'http://127.0.0.1:1/house-Queue'],
    [{ Ref: 'Named' }, 'site-000000000000'],
    [{ Ref: 'AWS::Partition' }, 'aws-cn'],
    [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws-cn:dynamodb:cn-northwest-1:000000000000:table/house-Table'],
    [{ 'Fn::GetAtt': 'Api.ApiEndpoint' }, 'http://127.0.0.1:3000'],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }, 'a/cn-northwest-1'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Table' }] }] }, 'Table'],
    [{ 'Fn::Sub': '${Table}:${Queue.QueueName}:${!kept}' }, 'house-Table:house-Queue:${kept}'],
    [{ 'Fn::Sub': ['${x}-${Table}', { x: { Ref: 'AWS::StackName' } }] }, 'house-house-Table'],
    [{ list: [1, { Ref: 'AWS::NoValue' }], gone: { Ref: 'AWS::NoValue' } }, { list: [1] }],
    [true, true],
  ])('%j', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('leads back from names, ARNs and URLs to logical ids', () => {
    expect(find(ref('Queue'))).toBe('Queue');
    expect(find('arn:aws-cn:s3:::site-000000000000')).toBe('Named');
    expect(find('arn:aws-cn:s3:::another')).toBeUndefined();
  });

  it('names what it cannot do, and only when it is asked', () => {
    const properties = { Wanted: { Ref: 'Table' }, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } };
    expect(pick<{ Wanted: string }>(properties, ['Wanted'])).toEqual({ Wanted: 'house-Table' });
    expect(() => resolve(properties)).toThrow('Role: a reference to AWS::IAM::Role');
    expect(() => resolve({ 'Fn::GetAtt': ['Table', 'Nothing'] })).toThrow('Table: the attribute Nothing');
    expect(() => resolve({ 'Fn::If': ['A', 1, 2] })).toThrow('Fn::If');
  });
});
