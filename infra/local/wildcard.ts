/** A pattern in which `*` stands for any run of characters, slashes too, and `?` for one; it has to fit the whole text. */
export function wildcard(pattern: string): (text: string) => boolean {
  const source = [...pattern]
    .map((character) =>
      character === '*' ? '.*' : character === '?' ? '.' : character.replace(/[\\^$.+()[\]{}|]/, '\\$&'),
    )
    .join('');
  const expression = new RegExp(`^${source}$`, 's');
  return (text) => expression.test(text);
}
