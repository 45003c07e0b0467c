import type { UploadForm } from '../../../shared/intake/attachments/model.ts';

/** Why bytes did not arrive: the connection went, storage refused the form, or the person stopped it. */
export class SendFailure extends Error {
  readonly reason: 'offline' | 'refused' | 'stopped';
  constructor(reason: SendFailure['reason']) {
    super(reason);
    this.name = 'SendFailure';
    this.reason = reason;
  }
}

/** Sends bytes by a signed form and tells the share that has gone, 0–1. @throws SendFailure */
export type Send = (
  form: UploadForm,
  blob: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
) => Promise<void>;

/** By XMLHttpRequest, since `fetch` tells nothing of what has gone. */
export const sendForm: Send = (form, blob, progress, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
    body.append('file', blob);
    const stop = (): void => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve() : reject(new SendFailure('refused'));
    request.onerror = () => reject(new SendFailure('offline'));
    request.onabort = () => reject(new SendFailure('stopped'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.open('POST', form.url);
    request.send(body);
  });
