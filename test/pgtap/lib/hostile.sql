-- Strings that have broken programs before: public.attack, and public.name for what may name a table or a column. SQL that
-- stands in one and is run advances the sequence public.tripped, which no rollback takes back.
CREATE TABLE public.canary (alive boolean);
INSERT INTO public.canary VALUES (true);
CREATE SEQUENCE public.tripped;
GRANT SELECT, USAGE ON public.tripped TO PUBLIC;

CREATE TABLE public.attack (n serial, text text);
INSERT INTO public.attack (text) VALUES
    ($$'$$), ($$''$$), ($$"$$), ($$""$$), ($$\$$), ($$\\$$), ($$\'$$), ($$'; DROP TABLE canary; --$$), ($$"; DROP TABLE canary; --$$), ($$') ; DROP TABLE canary; --$$),
    ($$\'; DROP TABLE canary; --$$), ($$x' OR '1'='1$$), ($$x" OR "1"="1$$), ($$1; SELECT 1$$), ('$1'), ('$$x$$'), ($$%s %I %L %1$s$$), ($$--$$), ($$/*$$), ($$*/$$), ($$;$$),
    ($$ $$), (E'\n'), (E'\t'), (E'\x01'), ($$日本$$), ($$é$$), (E'e\u0301'), ($$😀$$), (E'\u202E'), (E'\uFEFF'), (E'\uFFFF'), ($$E'\x27'$$), ($$U&"\0022"$$), ($$||pg_sleep(9)||$$),
    ($$(SELECT 1)$$), ($${"a":1}$$), ($$[1]$$), ($$null$$), ($$%$$), ($$_$$), ($$%%\_$$), ($$:x$$), ($$@x$$), ($$?$$), ($$#>>$$), ($$`$$), ($$../../etc/passwd$$), (repeat('x', 10000)), (repeat($$'$$, 999)), (repeat('"', 64)), (''),
    ($$'||nextval('public.tripped')||'$$), ($$"||nextval('public.tripped')||"$$), ($$\'||nextval('public.tripped')||\'$$), ($$nextval('public.tripped')$$), ($$'); SELECT nextval('public.tripped'); --$$),
    ($$"); SELECT nextval('public.tripped'); --$$), ('$$||nextval(''public.tripped'')||$$'), (E'\u2019; SELECT nextval(\'public.tripped\'); --'), (E'x\'/**/||/**/nextval(\'public.tripped\')||\''), ($$\u0000$$), ($$\x00$$),
    ($$\N$$), ($$\.$$), ($$\! touch /tmp/tripped$$), ($$} }) { id } evil: users { id$$), ($$"}}, {"$session": "userId"}$$), ($$a" b"c'd\e$f%g`h;i--j/*k*/l$$), ($$1e999$$), (E'a\r\nb'), (E'\u00AD\u200B');

CREATE TABLE public.name AS SELECT row_number() OVER () AS n, name FROM unnest(ARRAY[$$a"b$$, $$a'b$$, $$a b$$, $$A.B$$, $$a;b$$, '$1', $$1a$$, $$select$$, $$日本$$, $$😀$$, $$a\b$$, $$--$$, $$/*$$, $$%s$$, $$a,b$$, $$(a)$$, $$"$$, $$'$$, $$\$$,
    $$"; DROP TABLE canary; --$$, $$'; DROP TABLE canary; --$$, $$a"."b$$, repeat('n', 63), repeat('é', 31), E'a\nb', $$user$$, $$oid_$$, $$Ascending$$, $$t0$$, $$model$$]) name;
