import { createBuilder } from 'vite';

// Every page is an environment of its own; `build()` would build the first one alone.
const builder = await createBuilder({ logLevel: 'warn' });
await builder.buildApp();
