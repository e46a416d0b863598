/** Where all rows that were read give no judgment: what became of them. */
export function noJudgmentsEn(unparsed: number, rejected: number): string {
  const found = [
    ...(unparsed === 0 ? [] : [`${unparsed} without a readable verdict (−1, error or empty)`]),
    ...(rejected === 0 ? [] : [`${rejected} rejected`]),
  ];
  return found.length === 0
    ? 'There is no judgment to rank. Open a file with at least one row that says who won.'
    : `There is no judgment to rank: of the rows read, ${found.join(' and ')}. Judge those pairs again, or open another file.`;
}
