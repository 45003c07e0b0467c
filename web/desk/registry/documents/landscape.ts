import './landscape.css';

/** Prints the page on its side for as long as the component stands: `$effect(landscape)`. */
export function landscape(): () => void {
  const { classList } = document.documentElement;
  classList.add('landscape');
  return () => classList.remove('landscape');
}
