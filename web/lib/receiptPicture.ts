import { encode } from 'uqr';

/** What the picture of a receipt shows, from top to bottom. */
export interface ReceiptPicture {
  title: string;
  /** The receipt as shown, `4-4-4-4-1`. */
  receipt: string;
  /** The address the QR code leads to. */
  url: string;
  /** Short lines below: when it was filed, what the receipt is for. */
  lines: readonly string[];
}

const WIDTH = 720;
const MARGIN = 48;
const CODE = 420;
const LINE = 44;
const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Breaks a text into lines that fit, between characters in Chinese and between words elsewhere. */
export function wrap(text: string, fits: (line: string) => boolean): string[] {
  const parts = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line && !fits((line + part).trim())) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return line.trim() ? [...lines, line.trim()] : lines;
}

/**
 * A receipt as a PNG, drawn in the browser: black on white, large enough to be read off a phone's album.
 * @throws Error where the browser gives no canvas
 */
export function drawReceipt({ title, receipt, url, lines }: ReceiptPicture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures');
  pen.font = `28px ${FONT}`;
  const below = lines.flatMap((line) =>
    wrap(line, (piece) => pen.measureText(piece).width <= WIDTH - 2 * MARGIN),
  );
  const top = MARGIN + 60 + 70;
  canvas.width = WIDTH;
  canvas.height = top + CODE + 24 + below.length * LINE + MARGIN;

  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  const write = (text: string, font: string, y: number, family = FONT) => {
    pen.font = `${font} ${family}`;
    pen.fillText(text, WIDTH / 2, y, WIDTH - 2 * MARGIN);
  };
  write(title, '600 34px', MARGIN);
  write(receipt, '600 46px', MARGIN + 60, 'Menlo, Consolas, monospace');

  const code = encode(url, { ecc: 'Q', border: 2 });
  const cell = Math.floor(CODE / code.size);
  const left = Math.floor((WIDTH - cell * code.size) / 2);
  code.data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(left + x * cell, top + y * cell, cell, cell);
    }),
  );
  below.forEach((line, at) => write(line, '28px', top + CODE + 24 + at * LINE));

  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png'),
  );
}
