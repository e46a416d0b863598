/** The reader's own day, YYYY-MM-DD. */
export function today(): string {
  // Swedes write dates like that.
  return new Date().toLocaleDateString('sv-SE');
}
