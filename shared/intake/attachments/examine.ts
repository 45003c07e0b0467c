import type { Bilingual } from '../../contract/bilingual.ts';
import { imageFault } from './image.ts';
import type { ImageFault } from './image.ts';
import type { AttachmentLimits, AttachmentType } from './limits.ts';
import { attachmentLimits, largestOf } from './limits.ts';
import { pdfFault } from './pdf.ts';
import type { Inflate, PdfFault } from './pdf.ts';

/** A file that has arrived: its bytes, what the browser said it was, and what its content says it is. */
export interface Arrived {
  readonly bytes: Uint8Array;
  readonly declared: AttachmentType;
  /** Media type by content; undefined where it is none that is known. */
  readonly detected: string | undefined;
}

/** `sound`: keep it. `held`: lock it away, it cannot be looked through. `refused`: remove it. The texts are for the filer. */
export type Finding =
  | { readonly verdict: 'sound' }
  | { readonly verdict: 'held'; readonly told: Bilingual }
  | { readonly verdict: 'refused'; readonly told: Bilingual };

const faults: Readonly<Record<ImageFault | Exclude<PdfFault, 'damaged'> | 'type' | 'size', Bilingual>> = {
  type: {
    zh: '文件内容与类型不符,没有收下。请附照片(JPEG、PNG、WebP)或PDF',
    en: 'The content is not of the type it claims; it was not kept. Attach a photograph or a PDF',
  },
  size: { zh: '文件过大,没有收下', en: 'The file is too large; it was not kept' },
  damaged: {
    zh: '文件不完整,没有收下。请重新选择后再传一次',
    en: 'The file is not whole; it was not kept. Choose it again',
  },
  metadata: {
    zh: '照片里带有位置或设备信息,为保护您没有收下。请在本页重新选择这张照片,页面会去掉这些信息',
    en: 'The photograph tells where or with what it was taken; to protect you it was not kept. Choose it again on this page, which removes that',
  },
  active: {
    zh: 'PDF里带有脚本、附件或会自动执行的内容,没有收下。请打印成普通PDF或拍照后再传',
    en: 'The PDF carries scripts, files or actions; it was not kept. Print it to a plain PDF or photograph it',
  },
  opaque: {
    zh: 'PDF加了密或无法核验,已隔离,谁也打不开。请去掉密码、打印成普通PDF或拍照后再传',
    en: 'The PDF is encrypted or cannot be examined; it is locked away and nobody can open it. Remove the password, print it to a plain PDF or photograph it',
  },
};

const refused = (fault: keyof typeof faults): Finding => ({ verdict: 'refused', told: faults[fault] });

/** Decides about a file by its bytes alone; its name and what the browser said count for nothing. */
export function examine(
  { bytes, declared, detected }: Arrived,
  inflate: Inflate,
  limits: AttachmentLimits = attachmentLimits,
): Finding {
  if (bytes.length > largestOf(declared, limits)) return refused('size');
  if (bytes.length === 0) return refused('damaged');
  if (detected !== declared) return refused('type');
  const fault = declared === 'application/pdf' ? pdfFault(bytes, inflate) : imageFault(bytes, declared);
  if (fault === undefined) return { verdict: 'sound' };
  return fault === 'opaque' ? { verdict: 'held', told: faults.opaque } : refused(fault);
}
