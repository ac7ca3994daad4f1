# Where the extension refuses to be created, and what it says.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;

sub refused {
    my ($database, $message, $name) = @_;
    my ($status, $out, $error) = $node->psql($database, 'CREATE EXTENSION model_api');
    isnt($status, 0, "refused: $name");
    like($error, $message, "says why: $name");
    is($node->safe_psql($database, "SELECT count(*) FROM pg_extension WHERE extname = 'model_api'"), '0', "nothing is left: $name");
}

for my $encoding ('LATIN1', 'SQL_ASCII', 'EUC_JP') {
    my $name = lc $encoding;
    $node->safe_psql('postgres', "CREATE DATABASE $name ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
    refused($name, qr/ERROR:  model_api needs a database whose encoding is UTF8\nDETAIL:  The encoding of database "$name" is $encoding\./, $encoding);
}

$node->safe_psql('postgres', "CREATE DATABASE utf8 ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0");
$node->safe_psql('utf8', 'CREATE ROLE squatter; CREATE SCHEMA model AUTHORIZATION squatter');
refused('utf8', qr/ERROR:  schema "model" exists and belongs to role "squatter"/, q(a schema that is another's));
# Also where the schema comes first on the path of who creates the extension, with objects that look like the system's.
$node->safe_psql('utf8', q(CREATE TABLE model.pg_namespace (oid oid, nspname name, nspowner oid); ALTER DATABASE utf8 SET search_path = model, pg_catalog));
refused('utf8', qr/ERROR:  schema "model" exists and belongs to role "squatter"/, 'with a search_path of its own');

$node->safe_psql('utf8', 'DROP SCHEMA model CASCADE; CREATE SCHEMA model');
$node->safe_psql('utf8', q(CREATE EXTENSION model_api; CREATE SCHEMA app; SELECT model.define('{"word":{"table":"app.word","fields":{"text":{"type":"string"}}}}')));
is($node->safe_psql('utf8', q(INSERT INTO app.word (text) VALUES ('日本'); SELECT model.find_one('word', 1, '{"text":true}'))), '{"text":"日本"}',
    'a UTF8 database of locale C');
# A client in another encoding reads and writes the same text.
is($node->safe_psql('utf8', q(SET client_encoding = LATIN1; SELECT model.count('word', '{"text":{"notEquals":"\u00e9"}}'))), '1', 'a client in another encoding');

$node->stop;
done_testing();
