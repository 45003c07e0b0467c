import * as z from 'zod';
import { say } from '../../contract/bilingual.ts';
import { Id, Instant } from '../../contract/parameters.ts';
import { attachmentLimits, attachmentTypes } from './limits.ts';

const TypeByContent = z.enum(
  attachmentTypes,
  say('只能附照片(JPEG、PNG、WebP)和PDF', 'Only photographs (JPEG, PNG, WebP) and PDFs can be attached'),
);

/**
 * One file of a case as it is stored. Its own name is never kept: file names tell who somebody is. `expected`: a form was handed out, the
 * bytes have not been examined; `kept`: examined and found sound; `held`: could not be examined, nobody can open it; `removed`: refused,
 * taken back, or forgotten after its time.
 */
export const Attachment = z.object({
  /** Made by the filer's browser, so that a repeated request is the same file. */
  id: Id,
  type: TypeByContent,
  size: z.number().int().min(1),
  state: z.enum(['expected', 'kept', 'held', 'removed']),
  at: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

/** What a browser says of a file before it sends it. */
export const AttachmentOffer = z.object({
  id: Id,
  type: TypeByContent,
  size: z
    .number()
    .int()
    .min(1, say('文件是空的', 'The file is empty'))
    .max(attachmentLimits.documentBytes, say('文件最大10MB', 'A file may have 10 MB')),
});

/** The form by which the bytes go straight to storage: every field, then the file as `file`, as multipart/form-data. */
export const UploadForm = z.object({
  id: Id,
  url: z.url(),
  fields: z.record(z.string(), z.string()),
});
export type UploadForm = z.infer<typeof UploadForm>;

/** A file that may be opened: `url` downloads it until `until`. */
export const AttachmentLink = Attachment.pick({ id: true, type: true, size: true, at: true }).extend({
  url: z.url(),
  until: Instant,
});
export type AttachmentLink = z.infer<typeof AttachmentLink>;

/** The files of a case for somebody who may read it, oldest first. */
export const AttachmentList = z.object({
  items: z.array(AttachmentLink),
  /** Files that could not be examined and are locked away. */
  held: z.number().int().min(0),
  /** How many more the filer may attach. */
  room: z.number().int().min(0),
});
export type AttachmentList = z.infer<typeof AttachmentList>;
