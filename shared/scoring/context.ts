/**
 * Whether an id names a context figure (GDP, output, investment, retail; S18, Z16), entered for a county and month. Such figures are
 * shown beside the scores and no scheme may score them.
 */
export const isContextFigure = (metric: string): boolean => metric.startsWith('context.');
