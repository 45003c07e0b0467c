import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import Home from './Home.svelte';

mount(Home, { target: document.body });
