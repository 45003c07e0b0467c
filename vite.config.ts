import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions, type HtmlTagDescriptor, type Plugin } from 'vite';

const web = join(import.meta.dirname, 'web');
const outDir = join(import.meta.dirname, 'dist', 'web');

/** Every `web/*.html` is a page of its own. */
const pages = readdirSync(web).filter((file) => file.endsWith('.html'));

/**
 * Each page is built by itself, as an environment. Built together, pages would share their framework, and a phone would
 * load whatever of it the desk alone uses. Visitors stay on one page, so nothing is lost by not sharing.
 */
const environments: Record<string, EnvironmentOptions> = Object.fromEntries(
  pages.map((file) => [
    file.replace(/\W/g, '_'),
    { consumer: 'client', build: { rolldownOptions: { input: join(web, file) } } },
  ]),
);

/**
 * The WebViews inside older WeChat installations know no `:where()` (Chrome 88) and drop the whole rule.
 * Svelte scopes with it, so its class is written plainly instead.
 */
const plainScoping: Plugin = {
  name: 'plain-scoping',
  transform: {
    filter: { id: /\.svelte\?.*lang\.css/ },
    handler: (code) => ({ code: code.replace(/:where\((\.svelte-[\w-]+)\)/g, '$1'), map: null }),
  },
};

/**
 * No page is rendered on a server, so none is ever hydrated. Svelte guards its hydration code with one variable, which
 * rolldown keeps because something assigns to it; as a constant it leaves a tenth of the runtime behind.
 */
const withoutHydration: Plugin = {
  name: 'without-hydration',
  apply: 'build',
  transform: {
    filter: { id: /svelte\/src\/internal\/client\/dom\/hydration\.js$/ },
    handler(code) {
      const constant = code
        .replace('export let hydrating = false', 'export const hydrating = false')
        .replace(/^\s*hydrating = value;$/m, '');
      if (/(?<!const )\bhydrating = /.test(constant) || constant === code)
        this.error('Svelte has moved its hydration switch');
      return { code: constant, map: null };
    },
  },
};

const meta = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'meta',
  attrs,
  injectTo: 'head-prepend',
});

/** What every page has in common, so that a page's own file says its title and its script alone. */
const commonHead: Plugin = {
  name: 'common-head',
  transformIndexHtml: () => [
    meta({ charset: 'utf-8' }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' }),
    meta({ name: 'color-scheme', content: 'light dark' }),
    meta({ name: 'format-detection', content: 'telephone=no' }),
    meta({ name: 'referrer', content: 'no-referrer' }),
    { tag: 'link', attrs: { rel: 'icon', href: '/icon.svg' }, injectTo: 'head' },
    {
      tag: 'noscript',
      children:
        '<p>本页需要浏览器开启JavaScript。也可以拨打营商办电话办理。</p>' +
        '<p lang="en">This page needs JavaScript. You can also phone the business environment office.</p>',
      injectTo: 'body',
    },
  ],
};

const local = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export default defineConfig({
  root: web,
  plugins: [
    svelte({ configFile: join(import.meta.dirname, 'svelte.config.js') }),
    commonHead,
    plainScoping,
    withoutHydration,
  ],
  build: {
    outDir,
    emptyOutDir: false,
    target: ['chrome64', 'safari12'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /node_modules\/svelte\//, sideEffects: false }] },
    },
  },
  environments,
  builder: {
    sharedPlugins: true,
    async buildApp(builder) {
      await rm(outDir, { recursive: true, force: true });
      for (const name of Object.keys(environments)) await builder.build(builder.environments[name]!);
    },
  },
  server: {
    host: '127.0.0.1',
    fs: { allow: [import.meta.dirname] },
    proxy: { '/api': local, '/config.json': local },
  },
});
