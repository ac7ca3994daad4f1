-- Every kind of error, at top level and caught. A statement ends with a semicolon and an empty line.
CREATE EXTENSION model_api_wall;

-- raises
SELECT wall.raise('ereport');

-- raises
SELECT wall.raise('elog');

-- raises
SELECT wall.raise('domain error');

-- raises
SELECT wall.raise('bad_alloc');

-- raises
SELECT wall.raise('palloc');

-- raises
SELECT wall.raise('runtime_error');

-- raises
SELECT wall.raise('int');

-- raises
SELECT wall.raise('spi');

-- raises
SELECT wall.raise('nested');

-- raises
SELECT wall.raise('nested postgres');

-- raises
SELECT wall.raise('cancel');

-- raises
SELECT wall.raise('added detail');

-- raises
SELECT wall.raise('rescued cancel');

-- raises
SELECT wall.raise('rescued int');

-- raises
SELECT wall.raise('raised in rescue');

SELECT wall.raise('rescued ereport');

SELECT wall.raise('rescued domain error');

SELECT wall.raise('rescued table');

SELECT wall.raise('rescued twice');

SELECT count(wall.report(kind)), count(wall.repeat(kind, 20)) FROM unnest(ARRAY['ereport', 'elog', 'domain error', 'bad_alloc', 'palloc', 'runtime_error', 'int', 'spi', 'nested', 'nested postgres', 'cancel', 'added detail', 'rescued cancel', 'rescued int', 'raised in rescue', 'rescued ereport', 'rescued domain error', 'rescued table', 'rescued twice']) AS kind;
