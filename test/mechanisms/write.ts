import { writeFile } from 'node:fs/promises';
import { documentPath, mechanismsDocument } from './document.ts';

await writeFile(documentPath, await mechanismsDocument('.'));
console.log(`wrote ${documentPath}`);
