import { UnsupportedError, type Stack } from './template.ts';

/** Where the stack is on this machine: the values a deployment would fill in. */
export interface Place {
  readonly baseUrl: string;
  readonly queueUrl: (queueName: string) => string;
}

/** Turns template values into plain ones, and physical names or ARNs back into logical ids. */
export interface Resolver {
  /** The value with all intrinsics replaced. @throws UnsupportedError naming the logical id */
  readonly resolve: <T>(value: unknown) => T;
  /** The named properties, resolved; others may hold references this runner does not know. */
  readonly pick: <T extends object>(properties: unknown, keys: readonly (keyof T & string)[]) => T;
  /** What `Ref` gives for a logical id: the physical name. */
  readonly ref: (logicalId: string) => string;
  /** The logical id that a name, ARN or URL of this stack stands for; undefined when it is none of ours. */
  readonly find: (reference: string) => string | undefined;
}

interface Facts {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Describe = (name: (property: string) => string, context: Context) => Facts;

interface Context {
  readonly id: string;
  readonly region: string;
  readonly suffix: string;
  readonly place: Place;
  readonly arn: (service: string, resource: string) => string;
  readonly s3Arn: (bucket: string) => string;
}

const describeTable: Describe = (name, { arn }) => {
  const table = name('TableName');
  const tableArn = arn('dynamodb', `table/${table}`);
  return { ref: table, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
};

const onlyRef: Describe = (_name, { id }) => ({ ref: id, attributes: { Id: id } });

const describers: Readonly<Record<string, Describe>> = {
  'AWS::DynamoDB::Table': describeTable,
  'AWS::DynamoDB::GlobalTable': describeTable,
  'AWS::Lambda::Function': (name, { arn }) => {
    const functionName = name('FunctionName');
    return { ref: functionName, attributes: { Arn: arn('lambda', `function:${functionName}`) } };
  },
  'AWS::S3::Bucket': (name, { region, suffix, s3Arn }) => {
    const bucket = name('BucketName').toLowerCase();
    return {
      ref: bucket,
      attributes: {
        Arn: s3Arn(bucket),
        DomainName: `${bucket}.s3.${suffix}`,
        RegionalDomainName: `${bucket}.s3.${region}.${suffix}`,
      },
    };
  },
  'AWS::SQS::Queue': (name, { arn, place }) => {
    const queueName = name('QueueName');
    const url = place.queueUrl(queueName);
    return { ref: url, attributes: { Arn: arn('sqs', queueName), QueueName: queueName, QueueUrl: url } };
  },
  'AWS::ApiGatewayV2::Api': (_name, { id, place }) => ({
    ref: id.toLowerCase(),
    attributes: { ApiId: id.toLowerCase(), ApiEndpoint: place.baseUrl },
  }),
  'AWS::ApiGatewayV2::Integration': onlyRef,
  'AWS::ApiGatewayV2::Authorizer': onlyRef,
  'AWS::CloudFront::Distribution': (_name, { id, place }) => ({
    ref: id,
    attributes: { Id: id, DomainName: new URL(place.baseUrl).host },
  }),
  'AWS::CloudFront::ResponseHeadersPolicy': onlyRef,
  'AWS::CloudFront::OriginAccessControl': onlyRef,
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': onlyRef,
};

/**
 * Makes the resolver of a stack: `Ref`, `Fn::GetAtt`, `Fn::Join`, `Fn::Sub`, `Fn::Select`, `Fn::Split` and the pseudo
 * parameters, over the resource types this runner knows.
 */
export function createResolver(stack: Stack, place: Place): Resolver {
  const partition = stack.region.startsWith('cn-') ? 'aws-cn' : 'aws';
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const pseudo: Readonly<Record<string, string | undefined>> = {
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.account,
    'AWS::Partition': partition,
    'AWS::URLSuffix': suffix,
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:${partition}:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/local`,
    'AWS::NoValue': undefined,
  };
  const known = new Map<string, Facts>();

  const facts = (id: string): Facts => {
    const cached = known.get(id);
    if (cached) return cached;
    const resource = stack.resources.get(id);
    const describe = resource && describers[resource.Type];
    if (!describe)
      throw new UnsupportedError(id, `a reference to ${resource?.Type ?? 'an unknown resource'}`);
    const name = (property: string): string => {
      const given = resource.Properties?.[property];
      return given === undefined ? `${stack.name}-${id}` : resolve<string>(given);
    };
    const made = describe(name, {
      id,
      region: stack.region,
      suffix,
      place,
      arn: (service, rest) => `arn:${partition}:${service}:${stack.region}:${stack.account}:${rest}`,
      s3Arn: (bucket) => `arn:${partition}:s3:::${bucket}`,
    });
    known.set(id, made);
    return made;
  };

  const ref = (id: string): string | undefined => (id in pseudo ? pseudo[id] : facts(id).ref);

  const attribute = (id: string, name: string): string => {
    const value = facts(id).attributes[name];
    if (value === undefined) throw new UnsupportedError(id, `the attribute ${name}`);
    return value;
  };

  const substitute = (text: string, extra: Readonly<Record<string, unknown>>): string =>
    text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, key: string) => {
      if (literal) return `\${${key}}`;
      if (key in extra) return resolve<string>(extra[key]);
      const dot = key.indexOf('.');
      return (dot > 0 ? attribute(key.slice(0, dot), key.slice(dot + 1)) : ref(key)) ?? '';
    });

  const intrinsic = (key: string, argument: unknown): unknown => {
    switch (key) {
      case 'Ref':
        return ref(argument as string);
      case 'Fn::GetAtt': {
        const [id = '', ...rest] = Array.isArray(argument)
          ? (argument as string[])
          : (argument as string).split('.');
        return attribute(id, rest.join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, unknown];
        return resolve<unknown[]>(parts).join(separator);
      }
      case 'Fn::Split': {
        const [separator, text] = argument as [string, unknown];
        return resolve<string>(text).split(separator);
      }
      case 'Fn::Select': {
        const [index, list] = argument as [number | string, unknown];
        return resolve<unknown[]>(list)[Number(index)];
      }
      case 'Fn::Sub': {
        const [text, extra] = Array.isArray(argument)
          ? (argument as [string, Record<string, unknown>])
          : [argument as string, {}];
        return substitute(text, extra);
      }
      default:
        throw new UnsupportedError(key, 'an intrinsic function');
    }
  };

  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return intrinsic(first[0], first[1]);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, walk(item)] as const).filter(([, item]) => item !== undefined),
    );
  };

  function resolve<T>(value: unknown): T {
    return walk(value) as T;
  }

  return {
    resolve,
    pick: <T extends object>(properties: unknown, keys: readonly (keyof T & string)[]): T => {
      const given = properties as Readonly<Record<string, unknown>>;
      return resolve<T>(Object.fromEntries(keys.map((key) => [key, given[key]])));
    },
    ref: (id) => facts(id).ref,
    find: (reference) => {
      for (const [id, { Type }] of stack.resources) {
        if (!(Type in describers)) continue;
        const { ref: name, attributes } = facts(id);
        if (name === reference || Object.values(attributes).includes(reference)) return id;
      }
      return undefined;
    },
  };
}
