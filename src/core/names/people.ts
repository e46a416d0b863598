/** Names that say that people judged, as in the files of MT-bench and the Chatbot Arena. */
const PEOPLE = /^(human|people|person|expert|author|annotator|rater|crowd|user|arena_user)/iu;

/** Whether a judge of this name is a person, or people. */
export function isPerson(judge: string): boolean {
  return PEOPLE.test(judge);
}
