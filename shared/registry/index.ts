export * from './duty.ts';
export * from './editions.ts';
export * from './guarantee.ts';
export * from './indicators.ts';
export * from './model.ts';
export * from './pairing.ts';
