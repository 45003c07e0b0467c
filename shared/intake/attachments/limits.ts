/** What a case may have attached, by its content and not by its name. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** How much may be attached. Sizes in bytes. */
export interface AttachmentLimits {
  /** Files a case may have, photographs and documents together. */
  readonly files: number;
  readonly photoBytes: number;
  readonly documentBytes: number;
  /** Long side to which the browser reduces a photograph, in pixels. */
  readonly photoSide: number;
  /** How long an upload may take from its preparation, and how long a link to a file opens it, in seconds. */
  readonly uploadSeconds: number;
  readonly linkSeconds: number;
}

/** The defaults: six files, PDFs of up to 10 MB. */
export const attachmentLimits: AttachmentLimits = {
  files: 6,
  photoBytes: 5 * 1024 * 1024,
  documentBytes: 10 * 1024 * 1024,
  photoSide: 2000,
  uploadSeconds: 900,
  linkSeconds: 300,
};

/** The most bytes that a file of a type may have. */
export const largestOf = (type: AttachmentType, limits: AttachmentLimits = attachmentLimits): number =>
  type === 'application/pdf' ? limits.documentBytes : limits.photoBytes;
