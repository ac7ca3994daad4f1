\echo Use "CREATE EXTENSION model_api_wall" to load this file. \quit

CREATE FUNCTION wall.raise(kind text) RETURNS void LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_wall_raise';
CREATE FUNCTION wall.in_flight() RETURNS boolean LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_wall_in_flight';
CREATE FUNCTION wall.guests() RETURNS integer LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_wall_guests';
CREATE FUNCTION wall.resident_bytes() RETURNS bigint LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_wall_resident_bytes';

-- Raises one error of a kind and says what arrived: SQLSTATE, message, detail, hint and column. One line for a kind that
-- is rescued.
CREATE FUNCTION wall.report(kind text, OUT state text, OUT message text, OUT detail text, OUT hint text,
    OUT "column" text)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wall.raise(kind);
    message := 'nothing was raised';
EXCEPTION WHEN OTHERS OR query_canceled THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
        hint = PG_EXCEPTION_HINT, "column" = COLUMN_NAME;
END $$;

CREATE FUNCTION wall.repeat(kind text, times integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..times LOOP
        BEGIN
            PERFORM wall.raise(kind);
        EXCEPTION WHEN OTHERS OR query_canceled THEN
        END;
    END LOOP;
END $$;

CREATE FUNCTION wall.context_bytes() RETURNS bigint LANGUAGE sql AS $$
    SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts
$$;

-- "flat", or by how many kilobytes the backend grew while an error of this kind was raised so often.
CREATE FUNCTION wall.growth(kind text, times integer, OUT resident text, OUT contexts text) LANGUAGE plpgsql AS $$
DECLARE
    resident_before bigint;
    contexts_before bigint;
    grown bigint;
    round integer;
BEGIN
    -- What a first round allocates, caches and compiled expressions, is no growth.
    FOREACH round IN ARRAY ARRAY[500, times] LOOP
        contexts_before := wall.context_bytes();
        resident_before := wall.resident_bytes();
        PERFORM wall.repeat(kind, round);
        grown := wall.resident_bytes() - resident_before;
        resident := CASE WHEN grown < 256 * 1024 THEN 'flat' ELSE format('grew by %s kB', grown / 1024) END;
        grown := wall.context_bytes() - contexts_before;
        contexts := CASE WHEN grown < 64 * 1024 THEN 'flat' ELSE format('grew by %s kB', grown / 1024) END;
    END LOOP;
END $$;

-- The words of an index of wall.search_ops, as src/lexicon/words.hpp gives them.
CREATE FUNCTION wall.similar_words(relation regclass, "column" text, typed text, most integer, of_prefix boolean, anywhere boolean,
    OUT word text, OUT distance integer, OUT frequency float8)
RETURNS SETOF record LANGUAGE c STRICT AS 'MODULE_PATHNAME', 'model_api_wall_similar_words';
CREATE FUNCTION wall.words_beginning(relation regclass, "column" text, prefix text, most integer,
    OUT word text, OUT distance integer, OUT frequency float8)
RETURNS SETOF record LANGUAGE c STRICT AS 'MODULE_PATHNAME', 'model_api_wall_words_beginning';
CREATE FUNCTION wall.frequency(relation regclass, "column" text, word text) RETURNS float8
LANGUAGE c STRICT AS 'MODULE_PATHNAME', 'model_api_wall_frequency';
CREATE FUNCTION wall.read_entries(relation regclass, "column" text, last text) RETURNS bigint
LANGUAGE c STRICT AS 'MODULE_PATHNAME', 'model_api_wall_read_entries';
