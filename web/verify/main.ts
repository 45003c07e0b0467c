import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import Page from './Page.svelte';

mount(Page, { target: document.body });
