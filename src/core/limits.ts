/**
 * Every number that decides a result or a sentence, and where it is from; those without a source
 * are Caravan's own. What only costs time (sizes of batches, reports of progress) stands where it
 * is used. tests/core/thresholds*.test.ts try each from both sides.
 */

// Tables

/** Models of a ranking: the time of a fit grows with their cube, and 2,000 take Laplace a minute. */
export const MAX_MODELS = 2000;
/** Models that a file names: with more, another column was taken for theirs, such as the answers'. */
export const MAX_MODEL_NAMES = 20_000;
/** Pairs made of scores and rankings: what fits in the memory of a page. */
export const MAX_DERIVED = 10_000_000;
/**
 * Models on a shared place that count as chosen together; a place of more is taken for its pairs. What
 * each evaluation of the likelihood takes grows with the square of it.
 */
export const MAX_TIED = 20;
/**
 * What a pair of verdicts is worth at the most: the jackknife finds hardly any variance in a judge
 * who nearly always says the same. In simulations of eight joint distributions and 30 to 400 pairs,
 * 92% to 99.9% of the intervals then hold κ and α; without this limit as few as 26% do.
 */
export const MAX_PAIR_WORTH = 2;

/** Values of a tag, such as a category: with more, a column tells rows apart and is no tag. */
export const MAX_TAG_VALUES = 1000;
/** Characters of a value of a tag; a longer one is a text, and no value. */
export const MAX_TAG_LENGTH = 100;

// Bytes

/** Share of a text that may be U+0000: binary data have more, and UTF-16 has it on one side. */
export const MAX_ZERO_SHARE = 0.05;
/**
 * Bytes beyond its characters after which valid UTF-8 is believed for good: one in seven pairs of
 * EUC-JP and one in four of half-width kana is valid by chance, four Japanese characters never are.
 */
export const UTF8_PROOF = 8;
/** Share of the characters beyond ASCII in runs of Japanese; western texts read so have none. */
export const MIN_JAPANESE_SHARE = 0.3;
/** Characters of a row of CSV; a longer one is taken for one whose quote never closes. */
export const MAX_CSV_ROW = 4 << 20;
/** Quotes that never close; after them each line is a row. */
export const MAX_UNCLOSED_QUOTES = 5;
/** Nested brackets of a record: parsers keep a stack of their own so far down. */
export const MAX_JSON_DEPTH = 1 << 15;
/** Bytes a row of a column of Parquet; with more it holds texts. */
export const MAX_SHORT_BYTES = 200;
/** Archives inside archives. */
export const MAX_ARCHIVE_DEPTH = 3;
/** Bytes out of one that is packed: real data pack 5 to 20 times, rarely 100; a bomb 1,000 times. */
export const MAX_UNPACK_RATIO = 200;
/** Bytes that may come out of archives whatever their ratio. */
export const FREE_UNPACKED_BYTES = 1 << 28;

// Records

/** Records that a format is chosen by. */
export const FORMAT_SAMPLE = 10;
/** Share of rejected rows from which on it is said loudly: a ranking may miss what they say. */
export const MAX_REJECTED_SHARE = 0.01;
/** Rejected rows that are kept to show, of a file and of an import; others are counted. */
export const MAX_FILE_REJECTIONS = 1000;
export const MAX_IMPORT_REJECTIONS = 10_000;
/** Characters of a text that names its question; of a longer one the beginning and a hash do. */
export const MAX_QUESTION_NAME = 200;
/** Characters of a verdict; longer ones are sentences, which are never guessed. */
export const MAX_VERDICT = 40;
/** Items that one row may rank, and one of choix: more would make more pairs than anybody means. */
export const MAX_ROW_RANKING = 100;
export const MAX_CHOIX_RANKING = 1000;
/** Rounded to whole percent, two shares of one pair add up to 0.99 to 1.01. */
export const SHARE_ROUNDING = 0.0101;
/** Odds of 1.4 and 0.7, rounded to one decimal, have the product 0.98. */
export const ODDS_ROUNDING = 0.06;
/** Relative difference of two sums of weights, by how they were added or printed. */
export const WEIGHT_ROUNDING = 1e-6;

// Guesses at a table that no format claims

/** Characters of a value of a column of names; those of texts are longer. */
export const MAX_GUESSED_NAME = 80;
/** Different values of a column of outcomes. */
export const MAX_GUESSED_OUTCOMES = 12;
/** Share of the values of an outcome that must be understood. */
export const MIN_KNOWN_SHARE = 0.75;
/** Share of the rows with one name on both sides: nobody meets himself, but data have errors. */
export const MAX_SAME_SHARE = 0.02;
/** Rows from which on it says something that values never repeat, or always do. */
export const MIN_ROWS_TO_REPEAT = 5;
/** Scores and places in a game; Elo ratings and places in the world are known before it. */
export const MAX_GUESSED_SCORE = 400;
export const MAX_GUESSED_PLACE = 50;

// Draws

/** Standard error in log-odds from which on a likelihood only tends to its supremum. */
export const MAX_STANDARD_ERROR = 100;
/** R-hat is to be below, and both ESS above: Vehtari et al. 2021. */
export const RHAT_BELOW = 1.01;
export const ESS_ABOVE = 400;
/** R-hat compares chains; of one alone it sees the halves, and misses a mode it never left. */
export const MIN_CHAINS = 2;
/** Mean acceptance; below, the approximation that guides the sampler fits the posterior badly. */
export const MIN_ACCEPTANCE = 0.6;
/** E-BFMI: Betancourt 2016. */
export const MIN_ENERGY = 0.3;
/** Draws with which a sampler at work reaches an ESS of 400; fewer prove nothing against it. */
export const MIN_DRAWS_TO_REPLACE = 1600;
/** A draw is near its bound beyond this share of the way to it … */
export const NEAR_BOUND = 0.95;
/** … and a posterior leans on its bound where more than this share of its draws are, in a fit … */
export const AT_BOUND_SHARE = 0.025;
/** … and in draws that are to be reweighted to wider bounds. */
export const LEANING_SHARE = 0.01;
/** Shape k of a tail P(|x| > t) ~ t^(−1/k) from which on the variance, and the mean, is infinite. */
export const NO_SD_FROM = 0.5;
export const NO_MEAN_FROM = 1;
/**
 * Standard errors of k, (1 + k)/√tail (Smith 1987), that those must be away: hierarchical strengths
 * of two models under a half-Cauchy lie at k = 1/2, and half of their estimates below it.
 */
export const MOMENT_ERRORS = 2;

// Importance sampling

/** k-hat beyond which weights can't be believed, however many draws: Vehtari et al. 2024. */
export const MAX_KHAT = 0.7;
/** Ratios that a tail is fitted to; of fewer k-hat is infinite. */
export const MIN_TAIL = 5;
/** Sensitivity to scaling the prior or the likelihood: Kallioinen et al. 2023. */
export const SENSITIVE = 0.05;
/** Log-likelihood below the best that still counts as rising where the search ends. */
export const STILL_RISING = 0.02;

// Leave-one-out prediction: Sivula, Magnusson, Matamoros & Vehtari 2020

/** Difference of elpd that is small whatever its error. */
export const SMALL_ELPD = 4;
/** Standard errors that it must be away from 0. */
export const ELPD_ERRORS = 2;
/** Judgments with which that error is reliable. */
export const MIN_JUDGMENTS_FOR_ERROR = 100;
/** What a comparison of models asks of draws: half of what a ranking does, and R-hat of 1.05. */
export const LOO_RHAT_BELOW = 1.05;
export const LOO_ESS_ABOVE = 200;

/** Questions from which on their own scatter is known well enough: Cameron, Gelbach & Miller 2008. */
export const MIN_QUESTIONS = 10;
/** Cells of rater, question and pair, up to which counts keep who judged: eleven bytes each, of many. */
export const MAX_RATER_CELLS = 1_000_000;
/**
 * Cells of question and pair, up to which each of their three counts has eight bytes. Of more it has
 * one, where no count needs more: eight million are then 88 MB in a tab and every worker, not 256.
 */
export const MAX_WIDE_CELLS = 100_000;
/** Judgments per question, on average, from which on new data open over questions like theirs. */
export const MIN_JUDGMENTS_PER_QUESTION = 2;
/** Design effect from which on judgments on one question are said to resemble one another. */
export const NOTABLE_DESIGN_EFFECT = 1.05;
/** Design effect below which intervals over questions like these are narrower by a tenth: a word is due. */
export const NARROW_DESIGN_EFFECT = 0.8;

// Claims

/** Share of the draws in which one of two models is the stronger: then they are separated. */
export const SEPARATED = 0.95;
/** Monte Carlo errors that such a share must move by, to be changed by a setting. */
export const SHARE_ERRORS = 2;
/** Standard deviations that a strength must move by. */
export const MIN_SHIFT = 0.5;
/** Models of a line between two rankings: through two it would go whatever they are. */
export const MIN_ON_LINE = 3;
/** Chances of the better of two models that a prior makes lopsided, or level. */
export const LOPSIDED_FROM = 0.95;
export const LEVEL_UP_TO = 0.55;

// Checks

/** Share of ties from which on it matters what becomes of them. */
export const MANY_TIES = 0.05;
/** A replicate's tail that is worth a closer look. */
export const MISFIT_TAIL = 0.05;
/** False discovery rate of the misfits that are reported: Benjamini & Hochberg 1995. */
export const MISFIT_LEVEL = 0.05;
/** Discrimination of a question that is very low, where 1 is that of an average one: Baker 2001, ch. 2. */
export const LOW_DISCRIMINATION = 0.35;
/** Probability from which on a question is said to separate models, not to, or to go against the order. */
export const SURE_OF_QUESTION = 0.9;
/** Share of the subsets of questions by which the first stays first, for that to be said of so few. */
export const SAME_FIRST_SHARE = 0.95;
/** Replications with which histograms are as fine as in the project's own calibration. */
export const FINE_HISTOGRAM_FROM = 200;

// Texts

/** Characters of an answer that is shown with its formatting; a longer one would hold the page. */
export const MAX_FORMATTED = 50_000;
/**
 * Words of an answer that is compared with another word by word, and words that may differ: the
 * comparison takes their product, a second where both are reached.
 */
export const MAX_COMPARED_WORDS = 10_000;
export const MAX_DIFFERENT_WORDS = 2000;
/**
 * Characters that a search reads, at about a nanosecond each: 100 ms, and 100 to 200 MB of memory.
 * Of longer texts the first are searched, and the page says so.
 */
export const MAX_SEARCHED = 100_000_000;
/** Share of the rarer of two styles from which on an answer mixes them. */
export const MIN_MIXED_SHARE = 0.1;
/** Questions inside and outside a group; fewer say nothing of it. */
export const MIN_GROUP_QUESTIONS = 8;
/** Similarity of two answers that differ in a word or two of a paragraph. */
export const ALIKE_FROM = 0.8;

// Judging

/** Raters of a study, each of whom has a file and a row. */
export const MAX_RATERS = 50;
/** Pairs that all raters of a study are shown together: each lies in its record. */
export const MAX_STUDY_PAIRS = 50_000;
/** Share of a rater's pairs that are shown again: half of them come back in the other half. */
export const MAX_REPEATED = 0.5;
/** Next labels that are listed, and so many a person is asked at once: more than a day's work. */
export const MAX_NEXT_LABELS = 200;
/** Questions that are looked at; those of millions of judgments would not fit in memory. */
export const MAX_QUESTIONS = 20_000;
/** Judgments that a plan may ask for. */
export const MAX_PLANNED = 100_000_000;
/**
 * Models from which on it says something where one ranks give or take a place: of four, three
 * places in a row hold 75% before anything is judged, of five 60%. Among fewer the very rank counts.
 */
export const MIN_MODELS_FOR_NEAR = 5;
/** Observations below which a number would say more of chance than of a judge. */
export const MIN_OBSERVATIONS = 10;
/** Judges that have a card of their own, those with most judgments. */
export const MAX_JUDGE_CARDS = 200;
/** Of those, how many are held against each other one by one: what it takes grows with their square. */
export const MAX_PAIRED_JUDGES = 40;
/** False discovery rate of the habits that are said of judges: Benjamini & Hochberg 1995. */
export const HABIT_LEVEL = 0.05;
/** Difference of scores under which two answers tie: about a tenth more said. */
export const LEXICAL_TIE_ZONE = 0.1;
/** Characters of a line of a prompt; shorter ones, such as 「質問:」, stand in answers too. */
export const MIN_FRAME = 14;
/** Times its most that a request's reported tokens are believed. */
export const MAX_BELIEVED = 2;
/** Failures in a row; fewer may be the fault of single questions. */
export const MAX_FAILURES_IN_A_ROW = 10;
/** Lines and bytes of one file of a batch: OpenAI. */
export const MAX_BATCH_REQUESTS = 50_000;
export const MAX_BATCH_BYTES = 200_000_000;
/**
 * Guesses that a passphrase has to outlast, as a power of ten: zxcvbn's "very unguessable". Behind
 * 600,000 rounds of PBKDF2 a graphics card of 2023 makes some 15,000 a second (hashcat, mode
 * 10900), so these take it a week; a key can be revoked in that time.
 */
export const MIN_PASSPHRASE_POWER = 10;
/** A thousand times that: twenty years. */
export const STRONG_PASSPHRASE_POWER = 13;

// Corrections

/** Characters of the reason for a correction: a paragraph, which is read in a list of others. */
export const MAX_NOTE_LENGTH = 500;

// Published rankings

/**
 * Of the spread of a ranking’s numbers, the largest difference that sampling and stopping rules leave
 * open: twice what Rakuda’s medians need, of which two points of 822 are known no better.
 */
export const REPRODUCED_SHARE = 0.005;
/** Up to which numbers are near, but not the same. */
export const NEAR_SHARE = 0.05;
/** Judges that a ranking may be of alone; with more of them nobody ranks by one. */
export const MAX_JUDGES_TRIED = 12;

// Reports

/** Judges and questions that a table of a report lists: what is read, and printed on a page. */
export const REPORT_LINES = 30;
/** Judgments and pairs that a report lists one by one: about 500 kB; the file carries all. */
export const REPORT_JUDGMENTS = 5000;

// Links

/** Models of a ranking that a link carries: more is a file's work. */
export const MAX_LINK_MODELS = 100;
/** Characters of a link from its # on: RFC 9110 (section 4.1) asks everybody for 8,000 at the least. */
export const MAX_LINK_CHARACTERS = 8000;
/** Draws, warm-up too, that whoever opens a link takes: a minute or two for a hundred models. */
export const MAX_LINK_DRAWS = 400_000;
