const types = { csv: 'text/csv', json: 'application/json' } as const;

/** Gives the person a file made here. */
export function download(name: string, kind: keyof typeof types, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${types[kind]};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  link.click();
  // The browser reads the file a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
