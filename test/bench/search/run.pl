# What reads.pl and writes.pl share: pgbench, and what its times come to.
use strict;
use warnings;
use List::Util qw(min);

sub query {
    my ($database, $sql) = @_;
    local $ENV{PGOPTIONS} = '-c client_min_messages=warning';
    open my $psql, '-|', 'psql', '-XAtqd', $database, '-F', "\t", '-v', 'ON_ERROR_STOP=1', '-c', $sql or die $!;
    chomp(my @lines = <$psql>);
    close $psql or die "psql failed: $sql";
    return wantarray ? map { [split /\t/, $_, -1] } @lines : $lines[0];
}

sub write_file {
    my ($name, $text) = @_;
    open my $file, '>', "$ENV{OUT}/$name" or die $!;
    print $file $text;
    close $file;
    return "$ENV{OUT}/$name";
}

our $planned_with_values = '-c plan_cache_mode=force_custom_plan';

# The transactions of pgbench over these scripts, as [script, ms]; always the same ones in the same order. Statements
# are prepared, but planned with their values, as an expert would have it, unless PGOPTIONS says something else.
sub pgbench {
    my ($database, $scripts, @options) = @_;
    my $log = "$ENV{OUT}/transactions";
    my @files = map { ('-f', write_file("script$_.sql", $scripts->[$_])) } 0 .. $#$scripts;
    local $ENV{PGOPTIONS} = $ENV{PGOPTIONS} // $planned_with_values;
    system('sh', '-c', '"$@" >"$OUT/pgbench.log" 2>&1', 'sh', 'pgbench', '-n', '-M', 'prepared', '--random-seed=1',
        '-l', "--log-prefix=$log", @options, @files, $database) == 0
        or die "pgbench failed:\n$scripts->[0]\n" . qx(cat "\$OUT/pgbench.log");
    my @transactions;
    for my $name (glob "$log.*") {
        open my $file, '<', $name or die $!;
        push @transactions, map { my @field = split ' '; [$field[3], $field[2] / 1000] } <$file>;
        unlink $name;
    }
    return @transactions;
}

sub percentile {
    my ($part, @values) = @_;
    @values = sort { $a <=> $b } @values;
    return $values[min($#values, int($part * @values))];
}

sub p50 { return percentile(0.5, @_) }
sub p95 { return percentile(0.95, @_) }
sub ms { my ($time) = @_; return sprintf($time < 10 ? '%.2f' : '%.0f', $time) }

sub print_table {
    my ($titles, @rows) = @_;
    print '| ', join(' | ', @$titles), " |\n|", join('|', map { $_ == 0 ? '---' : '--:' } 0 .. $#$titles), "|\n";
    print '| ', join(' | ', @$_), " |\n" for @rows;
    print "\n";
}

1;
