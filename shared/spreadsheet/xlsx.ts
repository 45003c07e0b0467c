import type { Grid, Sheet, SpreadsheetLimits } from './grid.ts';
import { Unreadable } from './refusal.ts';
import { readSheet, readStrings } from './sheet.ts';
import { readStyles } from './styles.ts';
import { attribute, isSet, scanXml } from './xml.ts';
import { openArchive } from './zip.ts';

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** The parts a part refers to: their paths by relation id, and by the last word of the relation's type. */
function readRelations(xml: string, folder: string) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  scanXml(xml, {
    open(name, attributes) {
      const target = attribute(attributes, 'Target');
      if (
        name !== 'Relationship' ||
        target === undefined ||
        attribute(attributes, 'TargetMode') === 'External'
      )
        return;
      const path = target.startsWith('/') ? target.slice(1) : folder + target;
      byId.set(attribute(attributes, 'Id') ?? '', path);
      byType.set(/\w*$/.exec(attribute(attributes, 'Type') ?? '')?.[0] ?? '', path);
    },
  });
  return { byId, byType };
}

function readWorkbook(xml: string): { sheets: SheetEntry[]; dateSystem: Grid['dateSystem'] } {
  const sheets: SheetEntry[] = [];
  let dateSystem: Grid['dateSystem'] = 1900;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr' && isSet(attributes, 'date1904')) dateSystem = 1904;
      if (name === 'sheet')
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
          relation: attribute(attributes, '[\\w.-]+:id') ?? '',
        });
    },
  });
  return { sheets, dateSystem };
}

/** Reads an `.xlsx` workbook (ECMA-376). @throws Unreadable for what is damaged, encrypted or beyond the limits. */
export async function readXlsx(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<Grid> {
  const part = await openArchive(bytes, limits);
  const needed = async (name: string | undefined): Promise<string> => {
    const xml = name === undefined ? undefined : await part(name);
    if (xml === undefined) throw new Unreadable('damaged');
    return xml;
  };
  const root = readRelations(await needed('_rels/.rels'), '');
  const path = root.byType.get('officeDocument') ?? 'xl/workbook.xml';
  const folder = folderOf(path);
  const workbook = readWorkbook(await needed(path));
  const relations = readRelations(await needed(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const optional = async (type: string): Promise<string | undefined> => {
    const name = relations.byType.get(type);
    return name === undefined ? undefined : part(name);
  };
  const strings = await optional('sharedStrings');
  let cells = 0;
  const context = {
    strings: strings === undefined ? [] : readStrings(strings),
    style: readStyles((await optional('styles')) ?? ''),
    count() {
      if (++cells > limits.cells) throw new Unreadable('tooLarge');
    },
  };
  const sheets: Sheet[] = [];
  for (const entry of workbook.sheets) {
    const name = relations.byId.get(entry.relation);
    if (name !== undefined && !name.includes('chartsheet'))
      sheets.push(readSheet(await needed(name), entry, context));
  }
  return { format: 'xlsx', sheets, dateSystem: workbook.dateSystem };
}
