export { default as Detail } from './NoticeDetail.svelte';
export { default as List } from './NoticesPage.svelte';
export { default as Sheet } from './NoticeSheet.svelte';
