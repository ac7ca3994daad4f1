# What tests of crashes share.
package Recovery;
use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Utils;
use Time::HiRes 'usleep';

our @EXPORT_OK = ('wait_for_end');

# wait_for_end(node, pid): until the backend has ended and the server takes connections again, where it went down with it.
# By pg_isready, because psql may die of a broken pipe while the server recovers.
sub wait_for_end {
    my ($node, $pid) = @_;
    for (1 .. 10 * $PostgreSQL::Test::Utils::timeout_default) {
        return if !kill(0, $pid) && system('pg_isready', '-q', '-d', $node->connstr('postgres')) == 0;
        usleep(100_000);
    }
    die 'no server';
}

1;
