/** Buckets that functions may be granted; the site's own bucket is written by the deployment alone. */
export type BucketName = 'publications' | 'archive' | 'attachments' | 'complaintFiles';

/** One bucket. */
export interface BucketDefinition {
  /** Environment variable under which a function that may use the bucket finds its name. */
  readonly variable: string;
  /** Functions read and write keys below this prefix only. */
  readonly prefix: string;
  /** Browsers put files into it by a signed form; what is deleted in it is gone, no version stays. */
  readonly uploads?: boolean;
}

/**
 * `publications` holds the public JSON the CDN serves under `/data/*`; its keys begin with `data/`, so path and key are the same.
 * `archive` holds what a run was computed from, for the auditor; nothing of it is served.
 * `attachments` and `complaintFiles` hold what filers attach: apart, because no function may read both.
 */
export const buckets: Readonly<Record<BucketName, BucketDefinition>> = {
  publications: { variable: 'PUBLICATIONS_BUCKET', prefix: 'data/' },
  archive: { variable: 'ARCHIVE_BUCKET', prefix: '' },
  attachments: { variable: 'ATTACHMENTS_BUCKET', prefix: '', uploads: true },
  complaintFiles: { variable: 'COMPLAINT_FILES_BUCKET', prefix: '', uploads: true },
};

export const bucketNames = Object.keys(buckets) as BucketName[];
