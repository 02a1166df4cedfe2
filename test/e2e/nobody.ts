/** Another user than the one who runs the tests as root. */
export const NOBODY = 65534;

/** What a leg is started through, to be that user's. */
export const AS_NOBODY = [
  'sh',
  '-c',
  `chown -R ${NOBODY}:${NOBODY} "$HOME" && exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups "$@"`,
  'sh',
];
