import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import Observer from './Observer.svelte';

mount(Observer, { target: document.body });
