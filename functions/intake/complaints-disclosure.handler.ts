import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import {
  decideDisclosure,
  listDisclosures,
  openIdentity,
  requestDisclosure,
} from './complaints/disclosure.ts';
import { complaintStore } from './complaints/store.ts';

export const wiring: Wiring<'intake-complaints-disclosure'> = ({ clock, tables }) => {
  const ports = { clock, store: complaintStore(tables.complaints) };
  return {
    listDisclosures: listDisclosures(ports),
    requestDisclosure: requestDisclosure(ports),
    decideDisclosure: decideDisclosure(ports),
    openIdentity: openIdentity(ports),
  };
};

export const handler = http(wiring);
