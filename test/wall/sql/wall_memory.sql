-- An error of every kind, raised 10,000 times in one backend, leaves its memory flat.
SELECT kind, g.* FROM unnest(ARRAY['ereport', 'elog', 'domain error', 'bad_alloc', 'palloc', 'runtime_error', 'int', 'spi',
    'nested', 'nested postgres', 'cancel', 'added detail', 'of a column', 'rescued ereport', 'rescued domain error',
    'rescued twice', 'rescued cancel', 'rescued int', 'raised in rescue']) AS kind, wall.growth(kind, 10000) AS g;

-- Nothing of ours is left in the memory that lives as long as the backend.
SELECT name, count(*) FROM pg_backend_memory_contexts WHERE name LIKE 'model_api error%' GROUP BY name;
SELECT wall.in_flight(), wall.guests();
