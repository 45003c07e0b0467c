import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import Report from './Report.svelte';

mount(Report, { target: document.body });
