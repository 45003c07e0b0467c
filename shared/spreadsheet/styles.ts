import { attribute, scanXml } from './xml.ts';

/** How a number is shown: as a date or time, with leading zeros to a width, or as it is. */
export interface NumberStyle {
  readonly isDate: boolean;
  readonly zeros?: number;
}

const plain: NumberStyle = { isDate: false };

/** Built-in formats that show dates or times (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those of Chinese spreadsheets). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** What a custom format shows: quoted texts, colours, locales, padding and escapes aside, y, m, d, h or s make it a date. */
export function styleOfFormat(format: string): NumberStyle {
  const [first = ''] = format.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  const bare = first.replace(/\[(?:h+|m+|s+)\]/gi, 'h').replace(/\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(bare)) return { isDate: false, zeros: bare.length };
  return { isDate: /[ymdhs]/i.test(bare) || (/[年月日]/.test(bare) && !/[0#?]/.test(bare)) };
}

/** The number style of each cell style, by its index. */
export function readStyles(xml: string): (index: string | undefined) => NumberStyle {
  const custom = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCellXfs = false;
  scanXml(xml, {
    open(name, attributes) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') custom.set(id, styleOfFormat(attribute(attributes, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCellXfs = true;
      else if (name === 'xf' && inCellXfs)
        styles.push(custom.get(id) ?? (isBuiltInDate(id) ? { isDate: true } : plain));
    },
    close(name) {
      if (name === 'cellXfs') inCellXfs = false;
    },
  });
  return (index) => (index === undefined ? plain : (styles[Number(index)] ?? plain));
}
