import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { outgoing } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';

/** The way out that this function was given: to the internet, on this machine also to itself, and by e-mail where the stage says from whom. */
export function systemOutgoing(variables: NodeJS.ProcessEnv = process.env): Outgoing {
  const from = variables['MAIL_FROM'];
  return outgoing({
    loopback: variables['OUTGOING_LOOPBACK'] === '1',
    ...(from && { mail: sesMail(new SESv2Client({ maxAttempts: 3 }), from) }),
  });
}

/** E-mail by SES; recipients do not see one another. */
export const sesMail =
  (client: Pick<SESv2Client, 'send'>, from: string): NonNullable<Outgoing['mail']> =>
  async (recipients, subject, text) => {
    const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [from], BccAddresses: [...recipients] },
        Content: { Simple: { Subject: part(subject), Body: { Text: part(text) } } },
      }),
    );
  };
