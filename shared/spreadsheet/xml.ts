import { Unreadable } from './refusal.ts';

/** What a scan of XML meets, in order. Names come without their namespace prefix, attributes unparsed: see {@link attribute}. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: string) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const tag = /(\/?)(?:[\w.-]+:)?([\w.-]+)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/y;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (all, hex, decimal, name) => {
        if (name !== undefined) return entities[String(name).toLowerCase()] ?? all;
        const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;

/**
 * Walks through a part of an `.xlsx` file without building a tree: 200,000 cells take a quarter of a second. Only the five predefined
 * entities and character references are expanded; a document type, which could declare others or name outside files, is refused.
 * @throws Unreadable `damaged` for XML that is not well-formed.
 */
export function scanXml(xml: string, { open, text, close }: XmlEvents): void {
  const path: string[] = [];
  const leave = (name: string): void => {
    if (path.pop() !== name) throw new Unreadable('damaged');
    close?.(name);
  };
  const endOf = (mark: string, from: number): number => {
    const at = xml.indexOf(mark, from);
    if (at < 0) throw new Unreadable('damaged');
    return at;
  };
  let at = 0;
  for (let start = xml.indexOf('<'); start >= 0; start = xml.indexOf('<', at)) {
    if (text && path.length > 0 && start > at) text(decode(xml.slice(at, start)));
    if (xml.startsWith('<!--', start)) at = endOf('-->', start) + 3;
    else if (xml.startsWith('<?', start)) at = endOf('?>', start) + 2;
    else if (xml.startsWith('<![CDATA[', start)) {
      at = endOf(']]>', start) + 3;
      text?.(xml.slice(start + 9, at - 3));
    } else {
      tag.lastIndex = start + 1;
      const [all, closing, name = '', attributes = ''] = tag.exec(xml) ?? [];
      if (all === undefined) throw new Unreadable('damaged');
      at = tag.lastIndex;
      if (closing) leave(name);
      else {
        path.push(name);
        open?.(name, attributes);
        if (attributes.endsWith('/')) leave(name);
      }
    }
  }
  if (path.length > 0) throw new Unreadable('damaged');
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute among those of an element; its name, with its prefix, is given as a pattern: `r`, `\\w+:id`. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) patterns.set(name, (pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const match = pattern.exec(attributes);
  return match ? decode(match[1] ?? match[2] ?? '') : undefined;
}

/** Whether an attribute is set: `1` or `true`. */
export const isSet = (attributes: string, name: string): boolean =>
  /^(1|true)$/.test(attribute(attributes, name) ?? '');

/** A text of a cell, with the characters that XML cannot carry: `_x000D_` is a carriage return (ECMA-376, ST_Xstring). */
export const fromXstring = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** The reverse of {@link fromXstring}. */
export const toXstring = (text: string): string =>
  text.replace(
    /_(?=x[\da-fA-F]{4}_)|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );

/** A text as it may stand in XML, between tags or quotes. Line breaks and tabs are referred to by number, or attributes would lose them. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
