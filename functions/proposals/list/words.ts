/** How texts and searches become words: accents, case, elisions and function words make no difference. */

const FUNCTION_WORDS = new Set(
  `
  a afin ai ainsi alors apres as au aucun aussi autre aux avant avec avoir avons c ca car ce ceci cela celle celles celui
  cependant ces cet cette ceux chaque chez ci comme comment d dans de des doit doivent donc du elle elles en encore entre
  es est et etait ete etre eu eux fait font il ils j je jusqu l la le les leur leurs lors lorsqu lorsque lui m ma mais me
  meme memes mes moi mon n ne ni non nos notre nous on ont or ou par parce pas peu peut peuvent plus pour pourquoi puis
  puisqu qu quand que quel quelle quelles quels qui quoi s sa sans se selon ses si soient soit son sont sous sur t ta te
  tes toi ton tous tout toute toutes tres tu un une unes uns vers vos votre vous y
  about after all also an and any are at be because been being but by can could did do does for from had has have he her
  his how i if in into is it its may me more most my no nor not of on only or other our out over own shall she should so
  some such than that the their them then there these they this those through to too under until up us very was we were
  what when where which while who whom why will with would you your
  aan al alle als andere ben bij daar dan dat de den der deze die dit doch doen door dus een eens en er ge geen haar had
  heb hebben heeft hem het hier hij hoe hun ik in is iets ja je kan kon kunnen maar me meer men met mij mijn moet na naar
  niet niets nog nu of om omdat onder ons onze ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren
  was wat we wel werd wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const DIGITS = /^\d+$/;
/** A word of a text: letters and digits, with the marks that belong to them. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Text without accents and in lower case. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');

/** Words worth searching in a text, each once; single letters are the rest of an elision, single digits are not. */
export function wordsOf(text: string): string[] {
  const found = folded(text).match(WORD) ?? [];
  return [...new Set(found.filter((word) => (word.length > 1 || DIGITS.test(word)) && !FUNCTION_WORDS.has(word)))];
}

/** Whether a word is a number: `9` must not find `90`. */
export const isNumber = (word: string): boolean => DIGITS.test(word);

/** Mistakes of typing that a word of this length may have: short words have too many neighbors. */
export const typosIn = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
