/** What the Word file of a brief holds. */
export interface BriefFile {
  readonly title: string;
  readonly county: string;
  /** Sentences or paragraphs, in order. */
  readonly paragraphs: readonly string[];
  readonly signer: string;
  readonly date: string;
}

/** The paragraphs of a brief's text: its own lines where it has any, else the whole. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A brief (通报) as a Word file in the form of an official document; the package is loaded when one is first asked for. */
export async function briefDocument(brief: BriefFile): Promise<Uint8Array> {
  const { AlignmentType, Document, Packer, Paragraph, TextRun } = await import('docx');
  const body = { font: '仿宋', size: 32 } as const;
  const line = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Paragraph({ alignment, spacing: { line: 560 }, children: [new TextRun({ text, ...body })] });
  const file = new Document({
    creator: brief.county,
    title: brief.title,
    sections: [
      {
        properties: { page: { margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 } } },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 560 },
            children: [new TextRun({ text: brief.title, font: '方正小标宋简体', size: 44 })],
          }),
          ...brief.paragraphs.map(
            (text) =>
              new Paragraph({
                indent: { firstLine: 640 },
                spacing: { line: 560 },
                children: [new TextRun({ text, ...body })],
              }),
          ),
          line('', AlignmentType.LEFT),
          line(brief.county, AlignmentType.RIGHT),
          ...(brief.signer === '' ? [] : [line(brief.signer, AlignmentType.RIGHT)]),
          line(brief.date, AlignmentType.RIGHT),
        ],
      },
    ],
  });
  return new Uint8Array(await (await Packer.toBlob(file)).arrayBuffer());
}
