# Writers do not wait for each other because of search: eight transactions write the same words at the same time, and none
# ends before all have written.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $writers = 8;
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->append_conf('postgresql.conf', 'autovacuum = off');
$node->start;
$node->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA app;
    SELECT model.define('{
        "note": {"table": "app.note", "fields": {"title": {"type": "string"}, "body": {"type": "richText"}}},
        "aside": {"table": "app.aside", "fields": {"title": {"type": "string"}, "body": {"type": "richText"}}, "search": {"storage": "side"}},
        "bare": {"table": "app.bare", "fields": {"title": {"type": "string"}, "body": {"type": "richText"}}, "search": false}}');
    CREATE FUNCTION app.words(lowest int, n int) RETURNS text LANGUAGE sql AS
        $$ SELECT string_agg(translate(i::text, '0123456789', 'abcdefghij') || 'word', ' ') FROM generate_series(lowest, lowest + n - 1) i $$;
    INSERT INTO app.note (title, body) SELECT 'kept ' || n, app.words(n, 20) FROM generate_series(1, 400) n;
    INSERT INTO app.aside (title, body) SELECT 'kept ' || n, app.words(n, 20) FROM generate_series(1, 400) n;
    INSERT INTO app.bare (title, body) SELECT 'kept ' || n, app.words(n, 20) FROM generate_series(1, 400) n;));

# Each writes words that are new to the index and words that it has, the same as all others, into rows of its own. Who
# waits for the end of another transaction fails by lock_timeout, for none has one before all have written.
for my $model ('note', 'aside') {
    my @sessions = map { $node->background_psql('postgres', on_error_stop => 0) } 1 .. $writers;
    $_->query("SET lock_timeout = '5s'; BEGIN;") for @sessions;
    my $written = 0;
    for my $step (1 .. 3) {
        my $number = 0;
        for my $session (@sessions) {
            my ($from, $to) = (1 + 40 * $number, 40 * ++$number);
            $written += $session->query("SELECT 1 FROM model.create('$model', jsonb_build_object('title', 'new $step', 'body', app.words(5000 * $step, 500))) c
                WHERE c ->> 'success' = 'true';") eq '1';
            $written += $session->query("WITH w AS (INSERT INTO app.$model (title, body) SELECT 'new $step', app.words(390, 30) FROM generate_series(1, 20) RETURNING 1) SELECT count(*) = 20 FROM w;") eq 't';
            $written += $session->query("WITH w AS (UPDATE app.$model SET body = app.words(6000 * $step, 100) WHERE id BETWEEN $from AND $to - 3 RETURNING 1) SELECT count(*) = 37 FROM w;") eq 't';
            $written += $session->query("WITH w AS (DELETE FROM app.$model WHERE id = $to + 1 - $step RETURNING 1) SELECT count(*) = 1 FROM w;") eq 't';
        }
    }
    is($written, $writers * 3 * 4, "$model: $writers open transactions wrote the same words");
    is($sessions[0]->query("SELECT model.count('$model', search => '\"new 1\"');"), '21', "$model: each finds what it wrote itself, before it commits");
    $_->query($_ == $sessions[1] ? 'ROLLBACK;' : 'COMMIT;') for @sessions;
    is($node->safe_psql('postgres', "SELECT model.count('$model', search => '\"new 1\"')"), 21 * ($writers - 1), "$model: what has been committed is found, what was rolled back is not");
    is($node->safe_psql('postgres', "SELECT model.count('$model', search => 'faaaword ')"),
        $node->safe_psql('postgres', "SELECT count(*) FROM app.$model WHERE body ~ '\\mfaaaword\\M'"), "$model: a word that all wrote is found wherever it stands");
    $_->quit for @sessions;
}

# What the writers waited for in a run without transactions held open, of which only those for the end of a transaction
# and for a page of the index could be because of search; the times are for information.
$node->safe_psql('postgres', q(
    CREATE UNLOGGED TABLE app.waits (locktype text);
    CREATE PROCEDURE app.watch(seconds float) LANGUAGE plpgsql AS $$
    DECLARE ending timestamptz := clock_timestamp() + seconds * interval '1 second';
    BEGIN
        WHILE clock_timestamp() < ending LOOP
            INSERT INTO app.waits SELECT locktype FROM pg_locks WHERE NOT granted;
            PERFORM pg_sleep(0.002);
        END LOOP;
    END $$;));
my $directory = $node->basedir;
my %p99;
for my $model ('bare', 'note', 'aside') {
    my $script = "$directory/$model.sql";
    append_to_file($script, "\\set n random(1, 5000)\nINSERT INTO app.$model (title, body) VALUES ('written', app.words(:n, 30));\n");
    my $watch = $node->background_psql('postgres');
    $watch->query_until(qr/watching/, "\\echo watching\nCALL app.watch(2);\n");
    $node->command_ok([ 'pgbench', '-n', '-M', 'prepared', '-c', $writers, '-j', 2, '-T', 2, '-l', "--log-prefix=$directory/$model", '-f', $script,
        '-h', $node->host, '-p', $node->port, 'postgres' ], "$model: $writers writers");
    $watch->quit;
    my @times = sort { $a <=> $b } map { (split ' ')[2] } map { split /\n/, slurp_file($_) } glob "$directory/$model.*[0-9]";
    $p99{$model} = $times[ int(0.99 * @times) ];
    note(sprintf('%s: %d writes, p50 %.2f ms, p99 %.2f ms', $model, scalar @times, $times[ int(@times / 2) ] / 1000, $p99{$model} / 1000));
    note("$model: waits seen: " . $node->safe_psql('postgres', "SELECT coalesce(string_agg(locktype || ' ' || n, ', '), 'none') FROM (SELECT locktype, count(*) AS n FROM app.waits GROUP BY 1) w"));
    is($node->safe_psql('postgres', "SELECT count(*) FROM app.waits WHERE locktype NOT IN ('extend')"), '0', "$model: no writer waited for a lock, but to make the table longer");
    $node->safe_psql('postgres', 'TRUNCATE app.waits');
}
note(sprintf('p99 with search, to that without: %.1f; beside the table: %.1f', $p99{note} / $p99{bare}, $p99{aside} / $p99{bare}));

$node->stop;
done_testing();
