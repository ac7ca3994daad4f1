# A hot standby reads as its primary does, and follows its definitions, also in a session that has read before.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $primary = PostgreSQL::Test::Cluster->new('primary');
$primary->init(allows_streaming => 1);
$primary->append_conf('postgresql.conf', "autovacuum = off");
$primary->start;
$primary->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA app;
    SELECT model.define('{
        "quiz": {"table": "app.quiz", "fields": {"title": {"type":"string","unique":true}, "questions": {"type":"hasMany","model":"question","inverse":"quiz"}}},
        "question": {"table": "app.question", "fields": {"text": {"type":"string"}, "quiz": {"type":"belongsTo","model":"quiz"}}}}');
    INSERT INTO app.quiz (title) VALUES ('one'), ('two');
    INSERT INTO app.question (text, quiz_id) SELECT 'question ' || n, 1 + n % 2 FROM generate_series(1, 9) n;
    CREATE EXTENSION model_api_wall;
    CREATE TABLE app.document AS SELECT n AS id, to_tsvector('simple', 'question w' || n) AS words FROM generate_series(1, 100) n;
    CREATE INDEX ON app.document USING gin (words wall.search_ops) WITH (fastupdate = on);
    INSERT INTO app.document VALUES (101, 'quistion'); -- pending
    ANALYZE app.quiz, app.question, app.document;));
$primary->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'base', has_streaming => 1);
$standby->start;
sub catch_up { $primary->wait_for_catchup($standby, 'replay', $primary->lsn('insert')) }
catch_up();

my @reads = (
    q(model.find_one('quiz', 1)), q(model.find_one('quiz', '2')), q(model.maybe_find_one('quiz', 9)),
    q(model.find_by('quiz', 'title', 'one')), q(model.maybe_find_by('quiz', 'id', 9)),
    q(model.find_first('question', '{"quiz":{"title":{"equals":"two"}}}', '{"text":"Descending"}')),
    q(model.maybe_find_first('question', '{"OR":[]}')),
    q(model.find_many('question', first => 2, after => (model.find_many('question', first => 2) #>> '{pageInfo,endCursor}'))),
    q(model.find_many('quiz', '{"questions":{"some":{"text":{"startsWith":"question 1"}}}}', selection => '{"title":true,"questions":{"edges":{"node":{"text":true}}}}')),
    q(model.find_many('question', search => 'qestion 7', selection => '{"text":true}')), q(model.find_first('question', search => 'question !8', selection => '{"text":true}')), q(model.count('question', search => 'questoin')),
    q((SELECT string_agg(text, ' ') FROM model.rows(NULL::app.question, search => 'uestion 3', search_fields => '{"text":true}'))), q((SELECT string_agg(word, ' ') FROM model.suggest_words('question', 'que') word)),
    q(model.find_one('quiz', 1, '{"questions":{"search":"qestion 8","edges":{"node":{"text":true}}}}')), q(model.estimate('question', search => 'questoin')),
    q(model.graphql('query ($id: GadgetID!) { quiz(id: $id) { title } questions(first: 2, search: "qestion") { edges { cursor node { text } } } internal { listQuiz { edges { node } } } }', '{"id": 1}')),
    q(model.graphql('{ quiz(id: "x") { title } __type(name: "Quiz") { fields { name } } }')), q(model.graphql_schema()),
    q(model.count('question')), q(model.estimate('question')), q(model.describe('quiz')), q(model.describe()),
    q(ARRAY(SELECT w FROM wall.similar_words('app.document', 'words', 'qestion', 2, false, true) w ORDER BY w)),
    q(ARRAY(SELECT w FROM wall.words_beginning('app.document', 'words', 'q', 9) w)),
    q((SELECT string_agg(line, E'\n') FROM model.explain('question', "analyze" => true) line WHERE line !~ 'Time|actual')),
);
for my $read (@reads) {
    my $answer = $primary->safe_psql('postgres', "SELECT $read");
    is($standby->safe_psql('postgres', "SELECT $read"), $answer, "standby: $read");
    is($primary->safe_psql('postgres', "BEGIN READ ONLY; SELECT $read; COMMIT"), $answer, "read-only transaction: $read");
    is($primary->safe_psql('postgres', "SET default_transaction_read_only = on; SELECT $read"), $answer, "default_transaction_read_only: $read");
    is($primary->safe_psql('postgres', "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE; SELECT $read; COMMIT"), $answer, "deferrable: $read");
}

like($standby->safe_psql('postgres', q(SELECT model.find_many('question', search => 'qestion 7'))), qr/"text":"question 7"/, 'a typo on the standby');

my $mutation = q(SELECT model.graphql('mutation { createQuiz(quiz: {title: "late"}) { success } gadgetMeta { hydrations(modelName: "quiz") } }'));
for my $answer ($standby->safe_psql('postgres', $mutation), $primary->safe_psql('postgres', "SET default_transaction_read_only = on; $mutation")) {
    like($answer, qr/^\{"errors":\[\{"message":"GGT_UNKNOWN: cannot execute .* in a read-only transaction".*"data":\{"createQuiz":null,"gadgetMeta":\{/, 'what writes is an error of its field');
}

my @writes = (
    q(model.define('{"late":{"table":"app.late"}}')), q(model.define('{"quiz":{"table":"app.quiz","fields":{"title":{"type":"string"}}}}', true)),
    q(model.adopt('app.quiz')), q(model.forget('question')), q(model.release('question')),
);
for my $write (@writes) {
    for my $where ([ $standby, '' ], [ $primary, 'SET default_transaction_read_only = on; ' ]) {
        my ($status, $out, $error) = $where->[0]->psql('postgres', "$where->[1]SELECT $write");
        isnt($status, 0, 'not ' . ($where->[1] ? 'read-only' : 'on the standby') . ": $write");
        my ($function) = $write =~ /^(.*?)\(/;
        like($error, qr/ERROR:  cannot execute $function\(\) in a read-only transaction/, "says so: $write");
    }
}

# A session of the standby that keeps its models and statements.
my $session = $standby->background_psql('postgres', on_error_stop => 0);
sub ask { return $session->query($_[0]) }
sub primary { $primary->safe_psql('postgres', $_[0]); catch_up() }

is(ask(q(SELECT model.count('question');)), '9', 'the session reads');
is(ask(q(SELECT model.find_one('question', 1, '{"text":true}');)), '{"text":"question 1"}', 'and keeps a statement');
is(ask(q(SELECT model.count('question', search => 'zebrq ');)), '0', 'and the words of an index');
primary(q(INSERT INTO app.question (text) VALUES ('zebra')));
is(ask(q(SELECT model.count('question', search => 'zebrq ');)), '1', 'new words');
primary(q(DELETE FROM app.question WHERE text = 'zebra'));
primary(q(SELECT model.define('{"question":{"table":"app.question","fields":{"text":{"type":"string"},"points":{"type":"number","decimals":0,"default":5},"quiz":{"type":"belongsTo","model":"quiz"}}}}')));
is(ask(q(SELECT model.find_one('question', 1, '{"points":true}');)), '{"points":5}', 'a new field');
primary(q(ALTER TABLE app.question RENAME COLUMN text TO wording));
is(ask(q(SELECT model.find_one('question', 1, '{"text":true}');)), '{"text":"question 1"}', 'a renamed column');
primary(q(ALTER TABLE app.question ALTER COLUMN points TYPE numeric(6,2)));
is(ask(q(SELECT model.find_one('question', 1, '{"points":true}');)), '{"points":5.00}', 'a column of another type');
primary(q(ALTER SCHEMA app RENAME TO application));
is(ask(q(SELECT model.find_one('question', 1, '{"text":true}');)), '{"text":"question 1"}', 'a renamed schema');
primary(q(SELECT model.define('{"tag":{"table":"application.tag"}}')));
is(ask(q(SELECT model.count('tag');)), '0', 'a new model');
ask('BEGIN ISOLATION LEVEL REPEATABLE READ;');
is(ask(q(SELECT model.count('tag');)), '0', 'a snapshot');
primary(q(INSERT INTO application.tag DEFAULT VALUES; SELECT model.define('{"hint":{"table":"application.hint"}}')));
is(ask(q(SELECT model.count('tag');)), '0', 'still the same rows');
ask('COMMIT;');
is(ask(q(SELECT model.count('tag'), model.count('hint');)), '1|0', 'and after it the new ones');
primary(q(SELECT model.release('tag')));
is(ask(q(SELECT count(*) FROM model.model WHERE name = 'tag';)), '0', 'a model is released');
is(ask(q(DO $$ BEGIN PERFORM model.count('tag'); EXCEPTION WHEN undefined_object THEN RAISE WARNING 'unknown'; END $$; SELECT 1;)), '1', 'and unknown to the session');

# Promoted, it defines.
$session->quit;
$standby->promote;
is($standby->safe_psql('postgres', q(SELECT model.define('{"own":{"table":"application.own"}}'); SELECT model.count('own'))), "application.own\n0", 'promoted');

$standby->stop;
$primary->stop;
done_testing();
