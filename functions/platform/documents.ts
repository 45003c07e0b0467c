import { GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

/** JSON files in a bucket. */
export interface Documents {
  read(path: string): Promise<string | undefined>;
  /** Writes a file. `immutable` ones may be cached for ever; others are checked on every visit. */
  write(path: string, text: string, caching: 'immutable' | 'revalidate'): Promise<void>;
}

/** {@link Documents} on S3. */
export const bucketDocuments = (client: S3Client, bucket: string): Documents => ({
  async read(path) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  async write(path, text, caching) {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: path,
        Body: text,
        ContentType: 'application/json; charset=utf-8',
        CacheControl: caching === 'immutable' ? 'public, max-age=31536000, immutable' : 'public, max-age=30',
      }),
    );
  },
});
