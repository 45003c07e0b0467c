/** A number in so many digits, so that keys sort by it. */
export const pad = (number: number, width = 4): string => String(number).padStart(width, '0');
