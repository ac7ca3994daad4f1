-- What crosses the wall arrives whole: SQLSTATE, message, detail and hint, from C and from C++.
\pset null '(null)'
SELECT kind, r.* FROM unnest(ARRAY['ereport', 'elog', 'domain error', 'bad_alloc', 'palloc', 'runtime_error', 'int', 'spi',
    'nested', 'nested postgres', 'cancel', 'added detail', 'of a column']) AS kind, wall.report(kind) AS r;

-- Inside a subtransaction of ours an error is rescued, except those that must go on.
SELECT kind, r.* FROM unnest(ARRAY['rescued ereport', 'rescued domain error', 'rescued table', 'rescued twice',
    'rescued cancel', 'rescued int', 'raised in rescue']) AS kind, wall.report(kind) AS r;
SELECT to_regclass('rolled_back') AS "what a rescued body did";

-- The exception is gone when its error arrives, and every C++ object of the frames between is destroyed.
SELECT wall.in_flight(), wall.guests();

-- At top level, where nothing catches; the context lines of SPI are given once.
SELECT wall.raise('ereport');
SELECT wall.raise('domain error');
SELECT wall.raise('nested');
SELECT wall.raise('nested postgres');
SELECT wall.raise('spi');
SELECT wall.raise('cancel');
SELECT wall.raise('int');
SELECT wall.raise('rescued ereport');
SELECT wall.raise(NULL);
SELECT wall.raise('none of them');
SELECT wall.in_flight(), wall.guests();

-- An error leaves the transaction as errors do, and a savepoint brings it back.
BEGIN;
SAVEPOINT before;
SELECT wall.raise('runtime_error');
SELECT 1;
ROLLBACK TO before;
SELECT wall.raise('rescued domain error');
COMMIT;
SELECT wall.in_flight(), wall.guests();
