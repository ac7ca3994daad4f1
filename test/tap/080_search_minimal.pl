# Searches with wal_level = minimal, where the first changes of a new file are logged nowhere, and leave no trace on its pages:
# words that were read of them before are not taken for all.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('minimal');
$node->init;
$node->append_conf('postgresql.conf', "wal_level = minimal\nmax_wal_senders = 0\nallow_in_place_tablespaces = on\nautovacuum = off");
$node->start;
$node->safe_psql('postgres', q(CREATE EXTENSION model_api CASCADE; CREATE TABLESPACE other LOCATION ''));

my $session = $node->background_psql('postgres', on_error_stop => 0);
sub ask { return $session->query($_[0]) }
sub count { return ask("SELECT model.count('note', search => '$_[0] ');") }
sub add { ask("INSERT INTO note (text) VALUES ('$_[0]');") }

ask('BEGIN;');
ask(q(SELECT model.define('{"note":{"fields":{"text":{"type":"string"}}}}');));
is(count('zebrq'), 0, 'a new table');
add('zebra');
is(count('zebrq'), 1, 'and a word in it');
add('zebre');
is(count('zebrq'), 2, 'and another one');
ask('COMMIT;');
is(count('zebrq'), 2, 'after the commit');
add('zebri');
is(count('zebrq'), 3, 'what is logged');

# A copy of the file has the traces of the old one.
ask('BEGIN;');
ask('ALTER INDEX note__search_idx SET TABLESPACE other;');
is(count('zebrq'), 3, 'another file');
add('zebro');
is(count('zebrq'), 4, 'and a word in it');
ask('ROLLBACK;');
is(count('zebrq'), 3, 'the old file');
add('zebru');
is(count('zebrq'), 4, 'and a word in it');

$session->quit;
$node->stop;
done_testing();
