-- Counts judgments for Caravan, in Spark SQL: one line for each ordered pair of models, question and
-- judge. Caravan ranks the counts as it ranks the judgments themselves, to the last bit where weights
-- are whole numbers, halves, quarters and so on; others are added up in an order that Spark SQL chooses.
--
--   spark-sql -f count-judgments.spark.sql
--   npm run --silent rank -- counts            (or drop the part-….csv in there on the page)
-- For Parquet, leave out OPTIONS and put parquet in the place of csv.
-- By Spark's SQL reference (spark.apache.org/docs/latest: sql-ref-syntax-dml-insert-overwrite-directory,
-- sql-ref-syntax-qry-select-file, sql-ref-syntax-qry-select-hints, sql-data-sources-csv).
--
-- In "judgments" below, say where your judgments are and what their columns are called:
--   model_a      the model that was shown first. Where nothing says which was, add
--                'unknown' AS sides  to the last SELECT.
--   model_b      the other
--   winner       model_a, model_b, tie, or the name of the model that won. Anything else counts
--                as a judgment without a verdict, never as a tie.
--   question_id  what was asked, or any group of questions that intervals are to go by; NULL where
--                nobody knows
--   judge        who judged; NULL where nobody knows
--   weight       how many judgments a row stands for; 1 where each is one
-- What rows are of besides (category, language, turn, …) is kept where it is added to every list of
-- columns, GROUP BY too. How clear a win is (≫) is not kept.
CREATE OR REPLACE TEMPORARY VIEW caravan_counts AS
WITH
judgments AS (
  SELECT model_a, model_b, winner, question_id, judge, 1 AS weight
  FROM parquet.`judgments.parquet`
),
verdicts AS (
  SELECT
    model_a,
    model_b,
    question_id,
    judge,
    weight,
    CASE
      WHEN LOWER(TRIM(winner)) = 'model_a' THEN 'a'
      WHEN LOWER(TRIM(winner)) = 'model_b' THEN 'b'
      WHEN LOWER(TRIM(winner)) IN ('tie', 'tie (bothbad)', 'bothbad', 'both_bad') THEN 'tie'
      WHEN TRIM(winner) = TRIM(model_a) THEN 'a'
      WHEN TRIM(winner) = TRIM(model_b) THEN 'b'
    END AS verdict
  FROM judgments
),
counted AS (
  SELECT
    model_a,
    model_b,
    question_id,
    judge,
    SUM(CASE WHEN verdict = 'a' THEN weight ELSE 0 END) AS wins_a,
    SUM(CASE WHEN verdict = 'b' THEN weight ELSE 0 END) AS wins_b,
    SUM(CASE WHEN verdict = 'tie' THEN weight ELSE 0 END) AS ties,
    SUM(CASE WHEN verdict IS NULL THEN weight ELSE 0 END) AS unparsed
  FROM verdicts
  GROUP BY model_a, model_b, question_id, judge
)
-- "games" says that these are counts, also where weights make fractions of them.
SELECT
  model_a,
  model_b,
  question_id,
  judge,
  wins_a,
  wins_b,
  ties,
  unparsed,
  wins_a + wins_b + ties AS games
FROM counted;

-- One quotation mark is written as two, and spaces around a name stay, as CSV has it and Spark by
-- itself does not.
INSERT OVERWRITE DIRECTORY 'counts'
USING csv OPTIONS (
  header 'true',
  escape '"',
  ignoreLeadingWhiteSpace 'false',
  ignoreTrailingWhiteSpace 'false'
)
SELECT /*+ COALESCE(1) */ * FROM caravan_counts;
