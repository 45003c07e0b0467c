/** Buckets that functions may be granted; the site's own bucket is written by the deployment alone. */
export type BucketName = 'publications' | 'archive';

/** One bucket. */
export interface BucketDefinition {
  /** Environment variable under which a function that may use the bucket finds its name. */
  readonly variable: string;
  /** Functions read and write keys below this prefix only. */
  readonly prefix: string;
}

/**
 * `publications` holds the public JSON the CDN serves under `/data/*`; its keys begin with `data/`, so path and key are the same.
 * `archive` holds what a run was computed from, for the auditor; nothing of it is served.
 */
export const buckets: Readonly<Record<BucketName, BucketDefinition>> = {
  publications: { variable: 'PUBLICATIONS_BUCKET', prefix: 'data/' },
  archive: { variable: 'ARCHIVE_BUCKET', prefix: '' },
};

export const bucketNames = Object.keys(buckets) as BucketName[];
