/** What an element can hold; what is false or undefined is left out. */
export type Child = Node | string | false | undefined;
type Attribute = string | boolean | undefined | ((event: Event) => void);

/**
 * An element with its attributes and children: `h('p', { class: 'small' }, text)`. An attribute that is `true` stands without
 * value, `false` and `undefined` are left out, and `onclick: …` listens. Texts are always text, never markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child !== false && child !== undefined) element.append(child);
  return element;
}

/** Puts children in place of what an element holds. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  element.textContent = '';
  for (const child of children) if (child !== false && child !== undefined) element.append(child);
}
