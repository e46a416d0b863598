-- Counts judgments for Caravan, in BigQuery: one line for each ordered pair of models, question and
-- judge. Caravan ranks the counts as it ranks the judgments themselves, to the last bit where weights
-- are whole numbers, halves, quarters and so on; others are added up in an order that BigQuery chooses.
--
--   bq query --use_legacy_sql=false < count-judgments.bigquery.sql
--   gcloud storage cp 'gs://YOUR_BUCKET/counts-*.csv' .
--   npm run --silent rank -- counts-*.csv      (or drop them on the page)
-- For Parquet, put PARQUET and .parquet in the place of CSV and .csv, and leave out header.
-- By Google's reference: cloud.google.com/bigquery/docs/reference/standard-sql/export-statements.
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
EXPORT DATA OPTIONS (
  uri = 'gs://YOUR_BUCKET/counts-*.csv',
  format = 'CSV',
  header = true,
  overwrite = true
) AS
WITH
judgments AS (
  SELECT model_a, model_b, winner, question_id, judge, 1 AS weight
  FROM `YOUR_DATASET.judgments`
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
