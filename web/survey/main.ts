import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import Survey from './Survey.svelte';

mount(Survey, { target: document.body });
