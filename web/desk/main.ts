import '../lib/noEval.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import '../lib/sheet.css';
import { mount } from 'svelte';
import Desk from './Desk.svelte';

mount(Desk, { target: document.body });
