import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { Stamp } from '../contract/parameters.ts';

/** Whether a frame may be frozen without sealing the secret for the auditor. */
export const escrowRules = ['required', 'optional'] as const;

/** A county's settings of the survey. */
export const SurveySettings = z.object({
  /** `required` (as long as nothing is set): a frame is not frozen without a key. */
  escrow: z.enum(escrowRules),
  /** The auditor's public age key (X25519, age-encryption.org/v1). Her identity, `AGE-SECRET-KEY-1…`, never enters the system. */
  auditorKey: z
    .string()
    .regex(
      /^age1[02-9ac-hj-np-z]{58}$/,
      say(
        '请填写审计的age公钥:以age1开头,共62个字符;私钥AGE-SECRET-KEY不要填在这里',
        'Enter the auditor’s age public key: age1 and 58 more characters; never the AGE-SECRET-KEY',
      ),
    )
    .optional(),
});
export type SurveySettings = z.infer<typeof SurveySettings>;

/** What holds until a county sets anything: no freeze without a key. */
export const defaultSurveySettings: SurveySettings = { escrow: 'required' };

/** The settings as stored: one record a jurisdiction. */
export const SurveySettingsRecord = Stamp.extend({ settings: SurveySettings });
