import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import Case from './Case.svelte';

mount(Case, { target: document.body });
