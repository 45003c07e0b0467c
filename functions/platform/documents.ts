import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** JSON files in a bucket. */
export interface Documents {
  read(path: string): Promise<string | undefined>;
  /** Writes a file. `immutable` ones may be cached for ever; others are checked on every visit. */
  write(path: string, text: string, caching: 'immutable' | 'revalidate'): Promise<void>;
}

/** What a browser may send: one key, one type, so many bytes at most, for so many seconds. */
export interface UploadRule {
  readonly type: string;
  readonly maxBytes: number;
  readonly seconds: number;
}

/** Where and with which fields a browser sends a file, as multipart/form-data with the bytes last as `file`. */
export interface UploadTarget {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** Bytes that visitors bring, in a bucket no page is served from. */
export interface Files {
  /** A signed form by which a browser may put exactly this file. */
  uploadForm(key: string, rule: UploadRule): Promise<UploadTarget>;
  /** What lies there; undefined where nothing does. `maxBytes`: a larger object is not read but told by `tooLarge`. */
  read(key: string, maxBytes: number): Promise<Uint8Array | 'tooLarge' | undefined>;
  /** Keeps examined bytes under a key; they are only ever saved, never shown by the browser in place. */
  keep(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Removes an object; nothing happens where there is none. */
  remove(key: string): Promise<void>;
  /** A link that saves the file under a name, for some seconds from an instant. */
  link(key: string, options: { name: string; type: string; seconds: number; now: Date }): Promise<string>;
}

/** Storage tells a missing object to whoever may not list the bucket, as no function may, by refusing access. */
const isMissing = (error: unknown): boolean =>
  error instanceof NoSuchKey || (error instanceof S3ServiceException && error.name === 'AccessDenied');

/** {@link Documents} on S3. */
export const bucketDocuments = (client: S3Client, bucket: string): Documents => ({
  async read(path) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }));
      return await Body?.transformToString();
    } catch (error) {
      if (isMissing(error)) return undefined;
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

/** {@link Files} on S3. */
export function bucketFiles(client: S3Client, bucket: string): Files {
  const at = (Key: string) => ({ Bucket: bucket, Key });
  return {
    uploadForm: (key, { type, maxBytes, seconds }) =>
      createPresignedPost(client, {
        ...at(key),
        Fields: { 'Content-Type': type },
        Conditions: [
          ['eq', '$Content-Type', type],
          ['content-length-range', 1, maxBytes],
        ],
        Expires: seconds,
      }),
    async read(key, maxBytes) {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand(at(key)));
        if (ContentLength <= maxBytes) return await Body?.transformToByteArray();
        if (Body instanceof Readable) Body.destroy();
        return 'tooLarge';
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async keep(key, bytes, type) {
      await client.send(
        new PutObjectCommand({
          ...at(key),
          Body: bytes,
          ContentType: type,
          ContentDisposition: 'attachment',
          CacheControl: 'private, no-store',
        }),
      );
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    link: (key, { name, type, seconds, now }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          ...at(key),
          ResponseContentDisposition: `attachment; filename="${name}"`,
          ResponseContentType: type,
        }),
        { expiresIn: seconds, signingDate: now },
      ),
  };
}
