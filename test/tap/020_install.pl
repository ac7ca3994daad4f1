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

# What ALTER DEFAULT PRIVILEGES gives with every new object is not given with these.
my $granted = q(SELECT string_agg(format('%s %s %s', kind, name, privilege_type), ', ' ORDER BY kind, name, privilege_type) FROM (
    SELECT 'table', relname, relowner, relacl FROM pg_class WHERE relnamespace = 'model'::regnamespace
    UNION ALL SELECT 'function', oid::regprocedure::text, proowner, proacl FROM pg_proc WHERE pronamespace = 'model'::regnamespace
    UNION ALL SELECT 'schema', nspname, nspowner, nspacl FROM pg_namespace WHERE nspname = 'model'
    UNION ALL SELECT 'type', typname, typowner, typacl FROM pg_type WHERE typnamespace = 'model'::regnamespace) o (kind, name, owner, acl), aclexplode(acl)
    WHERE grantee <> owner AND NOT (grantee = 0 AND privilege_type IN ('EXECUTE', 'USAGE') AND name !~ '^model.(en|de)crypt'));
$node->safe_psql('postgres', 'CREATE DATABASE usual TEMPLATE template0; CREATE DATABASE generous TEMPLATE template0; CREATE ROLE "a ""web"" client"');
$node->safe_psql('usual', 'CREATE EXTENSION model_api');
for my $to ('PUBLIC', '"a ""web"" client" WITH GRANT OPTION') {
    $node->safe_psql('generous', join('; ', map { "ALTER DEFAULT PRIVILEGES GRANT ALL ON $_ TO $to" } 'TABLES', 'ROUTINES', 'TYPES', 'SEQUENCES'));
}
$node->safe_psql('generous', 'CREATE TABLE given (); SET search_path = pg_temp; CREATE EXTENSION model_api');
is($node->safe_psql('generous', q(SELECT count(*) FROM pg_class, aclexplode(relacl) WHERE relname = 'given' AND grantee <> relowner)), '14', 'a table that everybody may do everything with');
is($node->safe_psql('generous', $granted), $node->safe_psql('usual', $granted), 'but nothing of the extension');
like($node->safe_psql('usual', $granted), qr/^table account SELECT, .*, table search SELECT$/, 'with which everybody may read');

$node->stop;
done_testing();
