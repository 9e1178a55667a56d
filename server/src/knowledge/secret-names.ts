/** What a secret is called: the word at fault stands last, so that `TOKEN_URL` and `PASSWORD_FILE` are none. */
const secretName =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(?:^|_)(?:PASS|PSW|CREDENTIALS?)|(?:API|ACCESS|APP|AUTH|CLIENT|DEPLOY|ENCRYPTION|LICENSE|MASTER|PRIVATE|SECRET|SIGNING|SSH)_?KEY(?:_BASE)?)$/iu;

/** Values that give nothing away: switches, small numbers, names of files, and what says that it is no secret. */
const harmless =
  /^(?:true|false|yes|no|on|off|none|null|\d{0,3}|[0-]+|\/.*|[\w-]+\.(?:sh|py|pl|rb|js|txt|json|ya?ml|xml|conf|key|pem)|x+|<.*>|(?:insert|your)[-_ ].*|.*(?:dummy|fake|placeholder|replace).*)$/iu;

/** Whether a variable of that name holds a secret, as far as names tell. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Whether the value of a secret's name is plainly none. */
export function isHarmlessValue(value: string): boolean {
  return harmless.test(value);
}
