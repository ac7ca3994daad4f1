# Words on a subscriber are its own: whatever is published, its searches find the records that have been applied there.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $publisher = PostgreSQL::Test::Cluster->new('publisher');
$publisher->init(allows_streaming => 'logical');
$publisher->append_conf('postgresql.conf', "autovacuum = off\nmax_wal_senders = 20\nmax_replication_slots = 20");
$publisher->start;
my $subscriber = PostgreSQL::Test::Cluster->new('subscriber');
$subscriber->init(allows_streaming => 'logical');
$subscriber->append_conf('postgresql.conf', "autovacuum = off\nwal_retrieve_retry_interval = 10ms\nmax_worker_processes = 24\nmax_logical_replication_workers = 20\nmax_sync_workers_per_subscription = 8");
$subscriber->start;

my $tables = q(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA app;
    CREATE TABLE app.log (id bigint PRIMARY KEY, title text) PARTITION BY RANGE (id);
    CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM (0) TO (100);
    CREATE TABLE app.log_2 PARTITION OF app.log FOR VALUES FROM (100) TO (200););
my $models = q(
    SELECT model.adopt('app.log', '{"search": true}');
    SELECT model.define('{
        "note": {"table": "app.note", "fields": {"title": {"type": "string"}, "body": {"type": "string"}}},
        "aside": {"table": "app.aside", "fields": {"title": {"type": "string"}, "body": {"type": "string"}}, "search": {"storage": "side"}}}'););
my @models = ('note', 'aside', 'log');
my $more = q(
    INSERT INTO app.note (id, title) VALUES (10, 'later word');
    UPDATE app.note SET title = 'changed word' WHERE id = 2;
    UPDATE app.note SET body = 'more' WHERE id = 3;
    DELETE FROM app.note WHERE id = 4;
    INSERT INTO app.aside (id, title) VALUES (10, 'later word');
    UPDATE app.aside SET title = 'changed word' WHERE id = 2;
    UPDATE app.aside SET body = 'more' WHERE id = 3;
    BEGIN; DELETE FROM app.aside WHERE id = 4; INSERT INTO app.aside (id, title) VALUES (4, 'again word'); COMMIT;
    INSERT INTO app.log VALUES (10, 'later word'), (110, 'later word');
    UPDATE app.log SET id = 120, title = 'changed word' WHERE id = 2;
    DELETE FROM app.log WHERE id = 101;);

# What writes words that are missing or others, and deletes those of nobody, has nothing to do.
my $stored = join ' UNION ALL ', map { "SELECT '$_', count(*), md5(string_agg(ctid::text, ' ' ORDER BY ctid)) FROM app.$_" } 'note', 'aside_search', 'log_search';
my $reindex = join ' ', map { "CALL model.reindex_search('$_');" } @models;
sub are_right {
    my ($node, $database, $name) = @_;
    my $before = $node->safe_psql($database, $stored);
    is($node->safe_psql($database, "$reindex $stored"), $before, $name);
}
sub found { my ($node, $database) = @_; join ' ', map { my $m = $_; map { $node->safe_psql($database, qq(SELECT model.count('$m', search => '$_'))) } 'word', 'change', 'later', 'agian' } @models }

sub replicate {
    my ($case, $publication, $prepare) = @_;
    $publisher->safe_psql('postgres', "CREATE DATABASE $case");
    $publisher->safe_psql($case, $tables);
    $publisher->safe_psql($case, $models);
    for my $table ('note (id, title)', 'aside (id, title)', 'log') {
        $publisher->safe_psql($case, "INSERT INTO app.$table SELECT n, 'first word' FROM generate_series(1, 9) n");
    }
    $publisher->safe_psql($case, q(INSERT INTO app.log VALUES (101, 'far word'), (102, 'far word'); SELECT setval('app.note_id_seq', 50), setval('app.aside_id_seq', 50);));
    $subscriber->safe_psql('postgres', "CREATE DATABASE $case");
    $prepare->($case);
    $publisher->safe_psql($case, "CREATE PUBLICATION words $publication");
    $subscriber->safe_psql($case, "CREATE SUBSCRIPTION $case CONNECTION 'host=" . $publisher->host . ' port=' . $publisher->port . " dbname=$case' PUBLICATION words");
    $subscriber->wait_for_subscription_sync($publisher, $case, $case);
    $subscriber->safe_psql($case, $reindex) if $case eq 'everything';
    is(found($subscriber, $case), '9 0 0 0 9 0 0 0 11 0 0 0', "$case: the first copy is found");
    $publisher->safe_psql($case, $more);
    $publisher->wait_for_catchup($case);
    my $expected = found($publisher, $case);
    is($expected, '9 1 1 0 10 1 1 1 12 1 2 0', "$case: the publisher finds its records");
    is(found($subscriber, $case), $expected, "$case: what was applied is found");
    are_right($subscriber, $case, "$case: every record has its words, and nobody else");
    $publisher->safe_psql($case, q(TRUNCATE app.aside, app.note; INSERT INTO app.aside (title) VALUES ('refilled word');));
    $publisher->wait_for_catchup($case);
    is(found($subscriber, $case), found($publisher, $case), "$case: what was emptied is found no more");
    are_right($subscriber, $case, "$case: nor are its words kept");
    unlike(slurp_file($subscriber->logfile), qr/duplicate key/, "$case: no row was applied twice");
}

sub define_too {
    my ($case) = @_;
    $subscriber->safe_psql($case, $tables);
    $subscriber->safe_psql($case, $models);
}

replicate('with_words', 'FOR TABLES IN SCHEMA app', \&define_too);
replicate('without_words', 'FOR TABLE app.note (id, title, body, created_at, updated_at), app.aside, app.log', \&define_too);

# Everything, the models themselves too, into a database that has their tables alone. Rows that come before their models
# may lack words until they are written anew.
replicate('everything', 'FOR ALL TABLES', sub {
    my ($case) = @_;
    my $file = $publisher->basedir . '/schema.sql';
    $publisher->command_ok([ 'pg_dump', '--schema-only', '--file', $file, $publisher->connstr($case) ], "$case: dump of the schema");
    $subscriber->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', $file, $subscriber->connstr($case) ], "$case: restored");
});

# Words of another definition than the publisher's are those of the subscriber's.
$subscriber->safe_psql('with_words', q(
    SELECT model.define('{"aside": {"table": "app.aside", "fields": {"title": {"type": "string", "searchable": false}, "body": {"type": "string"}}, "search": {"storage": "side"}}}')));
$publisher->safe_psql('with_words', q(INSERT INTO app.aside (title, body) VALUES ('hidden', 'shown')));
$publisher->wait_for_catchup('with_words');
is($subscriber->safe_psql('with_words', q(SELECT model.count('aside', search => 'hidden'), model.count('aside', search => 'shown'))), '0|1', 'the subscriber searches by its own definition');
is($publisher->safe_psql('with_words', q(SELECT model.count('aside', search => 'hidden'))), '1', 'and the publisher by its');

$subscriber->stop;
$publisher->stop;
done_testing();
