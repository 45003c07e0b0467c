import { Decrypter, Encrypter, armor } from 'age-encryption';

/**
 * Escrow of a draw's secret: sealed at the freeze for the auditor's key and published with the commit, so that a reveal which the office
 * does not like cannot be withheld. The format is age (age-encryption.org/v1, X25519), armoured: `age -d -i key.txt` opens it as well.
 * Kept out of `index.ts`, because its library weighs more than all rules together.
 */
interface SealedSecret {
  readonly jurisdiction: string;
  readonly month: string;
  /** 32 bytes in lower-case hexadecimal. */
  readonly secretHex: string;
}

const textOf = ({ jurisdiction, month, secretHex }: SealedSecret): string =>
  `escrow-v1\n${jurisdiction}\n${month}\n${secretHex}\n`;

/** Whether this is a public key that can be sealed for: its checksum holds. */
export function isAuditorKey(key: string): boolean {
  try {
    new Encrypter().addRecipient(key);
    return true;
  } catch {
    return false;
  }
}

/** Seals a secret for the holder of `auditorKey` (`age1…`). The file is different every time. @throws Error for a key that is none. */
export async function sealSecret(secret: SealedSecret, auditorKey: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(auditorKey);
  return armor.encode(await encrypter.encrypt(textOf(secret)));
}

/**
 * Opens a sealed secret with the auditor's identity (`AGE-SECRET-KEY-1…`).
 * @throws Error for an identity that is none, that of somebody else, and a file that was changed or seals something else.
 */
export async function openSecret(sealed: string, identity: string): Promise<SealedSecret> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity.trim());
  const text = await decrypter.decrypt(armor.decode(sealed), 'text');
  const found = /^escrow-v1\n(\d{6})\n(\d{4}-\d\d)\n([0-9a-f]{64})\n$/.exec(text);
  if (!found) throw new RangeError('Not the secret of a draw');
  const [, jurisdiction, month, secretHex] = found;
  return { jurisdiction: jurisdiction!, month: month!, secretHex: secretHex! };
}
