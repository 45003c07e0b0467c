import type { AttachmentList, UploadForm } from '../../../shared/intake/attachments/model.ts';
import { api, type ApiOptions } from '../api.ts';

/** How files reach one case, and how they are listed. @throws ApiProblem */
export interface Doors {
  prepare(offer: { id: string; type: 'image/jpeg' | 'application/pdf'; size: number }): Promise<UploadForm>;
  finish(id: string): Promise<AttachmentList>;
  remove(id: string): Promise<AttachmentList>;
}

/** The doors of the request or lead that a receipt opens. */
export const caseDoors = (receipt: string): Doors => {
  const auth: ApiOptions = { auth: { scheme: 'Receipt', value: receipt } };
  return {
    prepare: (offer) => api('POST /api/case/attachments', offer, auth),
    finish: (id) => api('POST /api/case/attachments/finish', { id }, auth),
    remove: (id) => api('POST /api/case/attachments/remove', { id }, auth),
  };
};

/** The doors of the complaint that a receipt opens. */
export const complaintDoors = (receipt: string): Doors => {
  const auth: ApiOptions = { auth: { scheme: 'Receipt', value: receipt } };
  return {
    prepare: (offer) => api('POST /api/complaint/attachments', offer, auth),
    finish: (id) => api('POST /api/complaint/attachments/finish', { id }, auth),
    remove: (id) => api('POST /api/complaint/attachments/remove', { id }, auth),
  };
};
