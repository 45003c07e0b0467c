import { to } from '../../../core/address.svelte.ts';
import { type Subject, subjectList } from '../../subject.ts';

/** The registry's page of a subject. */
export const subjectAddress = ({ kind, id }: Subject): string =>
  to('registry', { list: subjectList[kind], id });
