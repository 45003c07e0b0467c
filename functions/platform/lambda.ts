import type { Context } from 'aws-lambda';
import type { FunctionName } from '../../shared/contract/route.ts';
import { httpHandler } from './http.ts';
import type { HttpHandler, Wiring } from './http.ts';
import type { Platform } from './ports.ts';
import { systemPlatform } from './system.ts';

/** The Lambda entry of a function with routes. The environment is parsed once, at the first event. */
export function http<F extends FunctionName>(wiring: Wiring<F>): HttpHandler {
  let handler: HttpHandler | undefined;
  return async (event, context) => {
    if (!handler) {
      const platform = systemPlatform();
      handler = httpHandler(wiring(platform), platform);
    }
    return handler(event, context);
  };
}

/** The Lambda entry of a function that a schedule, a stream or a queue calls. */
export function background<E, R>(
  wiring: (platform: Platform) => (event: E) => Promise<R>,
): (event: E, context: Context) => Promise<R> {
  let handler: ((event: E) => Promise<R>) | undefined;
  return async (event) => {
    handler ??= wiring(systemPlatform());
    return handler(event);
  };
}
