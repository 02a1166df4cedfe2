/** Of a word, also where others are written before it without a break (`NPMTOKEN`, `PGPASSWORD`). */
const SECRET_WORD = /(?:TOKEN|SECRET|PASSWORD|PASSWD|PSWD|PASSPHRASE|PASSCODE|CREDENTIAL|BEARER|JWT)S?$/;
const SECRET_WHOLE_WORD = /^(?:PATS?|CREDS?|AUTHORIZATION|(?:DB|PG|SQL|ROOT|ADMIN|USER|SUDO|SSH|LDAP|SMTP|FTP)PASS)$/;
/** A key by a word before it, written together. */
const SECRET_KEY_WORD =
  /(?:API|ACCESS|AUTH|SECRET|PRIVATE|PRIV|SSH|SIGN|SIGNING|DEPLOY|CRYPT|CRYPTION|GPG|PGP|MASTER|ACCOUNT|STORAGE)KEYS?$/;
/** As the last word. */
const LAST_WORD = /^(?:PASS|AUTH)$/;
/** As the last word of several. */
const LAST_OF_SEVERAL = /^(?:PWD|PW|KEYS?)$/;
/** Keys that everybody may know, by the word before. */
const OPEN_KEY =
  /^(?:PUBLIC|PUB|CACHE|RESTORE|BUILD|HASH|HOST|PRIMARY|FOREIGN|SORT|PARTITION|ROUTING|OBJECT|CONFIG|MATRIX|JOB|INDEX|MAP)$/;
/** What such a name may end with. */
const ENCODING = /^(?:ID|B|BASE|PEM|ENC|RAW|)$/;
/** The name is of something about a secret, or of where it is. */
const ABOUT =
  /^(?:FILE|FILES|PATH|DIR|NAME|LEN|LENGTH|SIZE|COUNT|NUM|TTL|EXPIRY|EXPIRES|TIMEOUT|TYPE|FORMAT|ENABLED|LIMIT|SOCK|REGEX)$/;

/**
 * Whether an environment variable is named like a secret, by whole words: `GH_PAT` but not `PATH`, `SSH_KEY` but not
 * `MONKEY`.
 */
export function isSecretName(name: string, value: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z\d]+/)
    .filter((word) => word !== '');
  if (ABOUT.test(words.at(-1) ?? '')) return false;
  const plain = words.map((word) => word.replace(/\d+$/, ''));
  if (plain.some((word) => SECRET_WORD.test(word) || SECRET_WHOLE_WORD.test(word))) return true;
  while (plain.length > 1 && ENCODING.test(plain.at(-1) ?? '')) plain.pop();
  const [before, last = ''] = [plain.at(-2), plain.at(-1)];
  if (SECRET_KEY_WORD.test(last) || LAST_WORD.test(last)) return true;
  if (before === undefined || !LAST_OF_SEVERAL.test(last)) return false;
  // PWD also means a working directory.
  return last.startsWith('PW') ? !value.startsWith('/') : !OPEN_KEY.test(before);
}

const IN_URL = /[a-z][a-z\d+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/gi;
/** The tokens that GitHub gives say so themselves. */
const GITHUB_TOKEN = /\b(?:gh[pousr]|github_pat)_\w{20,}/g;

/** The secrets within a value, whatever its variable is named: the password in a URL, and GitHub's own tokens. */
export function secretsWithin(value: string): string[] {
  const urls = value.includes('://') ? [...value.matchAll(IN_URL)] : [];
  const passwords = urls.flatMap(([, password = '']) => [password, decoded(password)]);
  return [...passwords, ...(value.includes('_') ? (value.match(GITHUB_TOKEN) ?? []) : [])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
