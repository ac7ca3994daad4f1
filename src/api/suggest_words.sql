CREATE OR REPLACE FUNCTION model.suggest_words(model text, prefix text, n integer DEFAULT 10) RETURNS SETOF text
LANGUAGE C STABLE PARALLEL RESTRICTED COST 1000 ROWS 10
AS 'MODULE_PATHNAME', 'model_api_suggest_words';
COMMENT ON FUNCTION model.suggest_words(text, text, integer) IS
'At most "n" words (100 at most) of a model''s records that begin as the last word of "prefix", for an autocomplete: as they are searched, in small letters and without accents, the most frequent first. Each is found in a record that the caller may read. Raises 2201W for a number of words that is not between 1 and 100, 42704 for an unknown model, and 0A000 for one that is not searched.';
