/** What the client itself has to say; refusals come with the server's own words. */
export const texts = {
  unreachable: 'Muster does not answer.',
  unreachableMend: 'Nothing was changed. Look at the network, then try again.',
  noReason: (status: number) => `The server answered ${status} without saying why.`,
  tryAgain: 'Try again; if it stays, tell an administrator.',
};
