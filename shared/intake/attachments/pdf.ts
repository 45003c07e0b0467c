/**
 * Whether a PDF does anything beside being read. Source: ISO 32000-2, 7.5 (structure), 7.5.7 (object streams), 12.6.4 (actions). A name can
 * hide behind `#xx` escapes and inside compressed object streams, so both are looked through.
 */

/** `damaged`: no PDF. `active`: runs, starts or carries something. `opaque`: cannot be looked through. */
export type PdfFault = 'damaged' | 'active' | 'opaque';

/** Unpacks zlib data; undefined where it cannot, or where it becomes too large. */
export type Inflate = (bytes: Uint8Array) => Uint8Array | undefined;

/** Names without which nothing runs, starts, or is carried along. */
const active =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|Rendition|SubmitForm|ImportData|GoToE|Movie|Sound)(?![A-Za-z])/;

/** Bytes as text, one character a byte. */
function latin(bytes: Uint8Array): string {
  let whole = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    whole += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return whole;
}

const unescaped = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

const acts = (text: string): boolean => active.test(text) || active.test(unescaped(text));

/** The dictionaries of streams, each with where its data begin. */
function* streams(text: string): Generator<{ dictionary: string; from: number }> {
  for (const found of text.matchAll(/\bstream\r?\n/g)) {
    const dictionary = text.slice(Math.max(0, text.lastIndexOf('obj', found.index)), found.index);
    yield { dictionary: unescaped(dictionary), from: found.index + found[0].length };
  }
}

/** What is wrong with a PDF; undefined: it can only be read. */
export function pdfFault(bytes: Uint8Array, inflate: Inflate): PdfFault | undefined {
  const text = latin(bytes);
  if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) return 'damaged';
  if (acts(text)) return 'active';
  if (/\/Encrypt(?![A-Za-z])/.test(unescaped(text))) return 'opaque';
  for (const { dictionary, from } of streams(text)) {
    if (!dictionary.includes('/ObjStm')) continue;
    const end = text.indexOf('endstream', from);
    const packed = /\/Filter/.test(dictionary);
    const plain =
      packed &&
      (/\/DecodeParms/.test(dictionary) || !/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary));
    if (plain || end < 0) return 'opaque';
    const data = bytes.subarray(from, end);
    const objects = packed ? inflate(data) : data;
    if (!objects) return 'opaque';
    if (acts(latin(objects))) return 'active';
  }
  return undefined;
}
