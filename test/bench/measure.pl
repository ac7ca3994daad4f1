#!/usr/bin/env perl
# measure.pl DATABASE - runs the workloads against their baselines and prints a table of medians and ratios.
#
# Every round runs all variants of a workload one after the other, so that what disturbs the machine disturbs all of
# them; ratios are medians of the rounds' ratios. A time is the mean of the middle half of the transactions after the
# first ones of a connection, which prepare; what a first one costs is W8.
use strict;
use warnings;
use FindBin;
use List::Util qw(sum min max);

my ($database) = @ARGV;
my $rounds     = $ENV{ROUNDS}  || 3;
my $seconds    = $ENV{SECONDS_EACH} || 1;
my @variables  = map { ('-D', $_) } split ' ', $ENV{VARIABLES} // '';
my $only       = $ENV{T} // '.';
my $warm_up    = 20; # transactions of a connection
my @variants   = ('ours', 'json', 'rows');
my @workloads  = grep {"$_->{key} $_->{text}" =~ /$only/} do "$FindBin::Bin/workloads.pl";
die $@ || $! unless @workloads;
my (%peers, %failed); # names, and why not

sub median { my @sorted = sort { $a <=> $b } @_; return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2 }

sub middle {
    my @sorted = sort { $a <=> $b } @_;
    my $quarter = int(@sorted / 4);
    @sorted = @sorted[$quarter .. $#sorted - $quarter];
    return sum(@sorted) / @sorted;
}

sub query { my ($sql) = @_; chomp(my $result = qx(psql -XAtqd $database -c "$sql")); die "psql failed" if $?; return $result }

sub script {
    my ($workload, $variant) = @_;
    my $name = "$ENV{OUT}/script.sql";
    open my $file, '>', $name or die $!;
    print $file $workload->{set} // '', $workload->{$variant};
    close $file;
    return $name;
}

# The times of the transactions, in ms, by the connections' order.
sub run {
    my ($workload, $variant, $clients, $transactions) = @_;
    my $log = "$ENV{OUT}/transactions";
    my @command = ('pgbench', '-n', '-M', 'prepared', '-c', $clients, '-j', min($clients, 2), '-t', $transactions + $warm_up,
        @variables, '-l', "--log-prefix=$log", '-f', script($workload, $variant), $database);
    system('sh', '-c', '"$@" >"$OUT/pgbench.log" 2>&1', 'sh', @command) == 0
        or die "pgbench failed for $workload->{key} $variant:\n" . qx(cat "$ENV{OUT}/pgbench.log");
    my @times;
    for my $name (glob "$log.*") {
        open my $file, '<', $name or die $!;
        while (my $line = <$file>) {
            my (undef, $number, $time) = split " ", $line;
            push @times, $time / 1000 if $number > $warm_up;
        }
        unlink $name;
    }
    return @times;
}

sub transactions_for {
    my ($workload, $variant) = @_;
    my $time = middle(run($workload, $variant, 1, 30));
    return max(20, int($seconds * 1000 / max($time, 0.001))); # a clock that is set back makes it 0
}

sub measure_round {
    my ($workload) = @_;
    for my $variant (@variants) {
        my $count = $workload->{count}{$variant} //= transactions_for($workload, $variant);
        my $time = middle(run($workload, $variant, 1, $count));
        my @four = run($workload, $variant, 4, max(20, int($count / 2)));
        push @{$workload->{time}{$variant}}, $time;
        push @{$workload->{rate}{$variant}}, 4000 / middle(@four);
    }
}

# What peers need in a process of their own, beside the baselines of the same round.
sub measure_peers {
    my $home = "$ENV{TREE}/build/peers";
    my @lines = qx("$home/node_modules/.bin/node" "$home/measure.mjs" $database $seconds 2>"\$OUT/peers.log");
    for my $line (@lines) {
        chomp $line;
        my ($peer, $workload, $result) = split /\|/, $line;
        if ($workload eq 'failed') { $failed{$peer} = $result; next }
        $peers{$peer} = 1;
        push @{$_->{time}{$peer}}, $result for grep { "$_->{key} $_->{text}" eq $workload } @workloads;
    }
    $failed{peers} = 'could not be run, see build/peers/install.log and build/out/peers.log' if !@lines;
}

sub ratio {
    my ($workload, $what, $over, $under) = @_;
    my ($a, $b) = ($workload->{$what}{$over}, $workload->{$what}{$under});
    return median(map { $a->[$_] / $b->[$_] } 0 .. $#$a);
}

sub deeper {
    my ($workload, $first, $variant) = @_;
    my ($deep, $shallow) = ($workload->{time}{$variant}, $first->{time}{$variant});
    return median(map { $deep->[$_] / $shallow->[$_] } 0 .. $#$deep);
}

sub verdict {
    my ($workload, $first) = @_;
    my $ratio = ratio($workload, 'time', 'ours', 'json');
    my @notes = ($ratio <= $workload->{goal} ? 'met' : 'missed');
    if ($workload->{flat}) {
        my $deeper = deeper($workload, $first, 'ours');
        push @notes, sprintf('%.2f x first page (rows by hand: %.2f x): %s', $deeper, deeper($workload, $first, 'rows'),
            $deeper <= 1.2 ? 'flat' : 'not flat');
    }
    return join('; ', @notes);
}

sub peer_cell {
    my ($workload, $peer) = @_;
    return ' |' if !$workload->{time}{$peer};
    return sprintf(' %.2f (%.1f x) |', median(@{$workload->{time}{$peer}}), ratio($workload, 'time', $peer, 'json'));
}

sub print_table {
    my @peers = sort keys %peers;
    print "| | workload | model_api ms | to JSON by hand | to rows by hand | JSON by hand ms | rows by hand ms ",
        "| 4 clients: requests/s | to JSON by hand | goal | |", map({" $_ ms (to JSON by hand) |"} @peers),
        "\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|", '--:|' x @peers, "\n";
    my %first;
    for my $workload (@workloads) {
        if ($workload->{skipped}) {
            print "| $workload->{key} | $workload->{text} | skipped: $workload->{skipped} | | | | | | | | |\n";
            next;
        }
        $first{$workload->{key}} //= $workload;
        my %median = map { $_ => median(@{$workload->{time}{$_}}) } @variants;
        printf "| %s | %s | %.3f | %.2f | %.2f | %.3f | %.3f | %.0f | %.2f | <= %.2f | %s |%s\n",
            $workload->{key}, $workload->{text}, $median{ours}, ratio($workload, 'time', 'ours', 'json'),
            ratio($workload, 'time', 'ours', 'rows'), $median{json}, $median{rows},
            median(@{$workload->{rate}{ours}}), ratio($workload, 'rate', 'ours', 'json'),
            $workload->{goal}, verdict($workload, $first{$workload->{key}}),
            join('', map { peer_cell($workload, $_) } @peers);
    }
    print "\n$_: $failed{$_}\n" for sort keys %failed;
}

for my $workload (@workloads) {
    my $needs = $workload->{needs} or next;
    $workload->{skipped} = "$needs does not exist" if query("SELECT to_regprocedure('$needs') IS NULL") eq 't';
}
for my $round (1 .. $rounds) {
    print STDERR "round $round of $rounds\n";
    measure_round($_) for grep { !$_->{skipped} } @workloads;
    measure_peers() if $ENV{PEERS};
}
print_table();
