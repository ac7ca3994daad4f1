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
my @variants   = ('ours', 'graphql', 'json', 'rows');
my @all        = map { read_workloads($_) } 'workloads.pl', 'changes.pl';
my @workloads  = grep {"$_->{key} $_->{text}" =~ /$only/} @all;
die "no workload is like $only" unless @workloads;
my (%peers, %failed); # names, and why not

sub read_workloads { my ($file) = @_; my @list = do "$FindBin::Bin/$file"; die $@ || $! unless @list; return @list }

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

# Transactions of a connection that do not count, and how many must at least.
sub warm_up { my ($workload) = @_; return $workload->{long} ? 1 : 20 }
sub least { my ($workload) = @_; return $workload->{long} ? 4 : 20 }

# One by one, for VACUUM stands alone.
sub clean { my ($workload) = @_; query($_) for @{$workload->{after} // []} }

# The times of the transactions, in ms, by the connections' order.
sub run {
    my ($workload, $variant, $clients, $transactions) = @_;
    my $log = "$ENV{OUT}/transactions";
    my $warm_up = warm_up($workload);
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
    clean($workload);
    return @times;
}

sub transactions_for {
    my ($workload, $variant) = @_;
    my $time = middle(run($workload, $variant, 1, least($workload)));
    return max(least($workload), int($seconds * 1000 / max($time, 0.001))); # a clock that is set back makes it 0
}

sub measure_round {
    my ($workload) = @_;
    for my $variant (grep { $workload->{$_} } @variants) {
        my $count = $workload->{count}{$variant} //= transactions_for($workload, $variant);
        my $time = middle(run($workload, $variant, 1, $count));
        my @four = run($workload, $variant, 4, max(least($workload), int($count / 2)));
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
    clean($_) for @workloads;
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

sub goal_cell {
    my ($goal, $ratio) = @_;
    return $goal ? sprintf('<= %.2f %s', $goal, $ratio <= $goal ? 'met' : 'missed') : '';
}

# Ours, or the document's: its time, the ratio to the JSON by hand, and the goal of that.
sub cells {
    my ($workload, $variant, $goal) = @_;
    return ('') x 3 if !$workload->{$variant};
    my $ratio = ratio($workload, 'time', $variant, 'json');
    return (sprintf('%.3f', median(@{$workload->{time}{$variant}})), sprintf('%.2f', $ratio), goal_cell($goal, $ratio));
}

# What a page behind a cursor costs, the first page of its list being 1; the same by hand.
sub flat_cell {
    my ($workload, $first) = @_;
    return '' if !$workload->{flat};
    my $deeper = deeper($workload, $first, 'ours');
    return sprintf('%.2f %s (%.2f)', $deeper, $deeper <= 1.2 ? 'met' : 'missed', deeper($workload, $first, 'rows'));
}

sub peer_cell {
    my ($workload, $peer) = @_;
    my $times = $workload->{time}{$peer} or return '';
    my $time = median(@$times);
    return sprintf($time < 10 ? '%.2f' : '%.0f', $time);
}

sub print_row { print '| ', join(' | ', @_), " |\n" }

sub print_table {
    my @peers = sort keys %peers;
    my @titles = ('JSON by hand ms', 'model_api ms', 'to JSON by hand', 'goal', 'GraphQL ms', 'to JSON by hand', 'goal', 'rows by hand ms', 'to rows by hand',
        'to the first page, goal <= 1.20 (rows by hand)', '4 clients: requests/s', 'to JSON by hand', map {"$_ ms"} @peers);
    print_row('', 'workload', @titles);
    print '|---|---|', '--:|' x @titles, "\n";
    my %first;
    for my $workload (@workloads) {
        if ($workload->{skipped}) {
            print_row($workload->{key}, $workload->{text}, "skipped: $workload->{skipped}", ('') x $#titles);
            next;
        }
        my $first = $first{$workload->{key}} //= $workload;
        my $time = $workload->{time};
        my @rows = $time->{rows} ? (sprintf('%.3f', median(@{$time->{rows}})), sprintf('%.2f', ratio($workload, 'time', 'ours', 'rows'))) : ('', '');
        print_row($workload->{key}, $workload->{text}, sprintf('%.3f', median(@{$time->{json}})),
            cells($workload, 'ours', $workload->{goal}), cells($workload, 'graphql', $workload->{graphql_goal}),
            @rows, flat_cell($workload, $first), sprintf('%.0f', median(@{$workload->{rate}{ours}})),
            sprintf('%.2f', ratio($workload, 'rate', 'ours', 'json')), map { peer_cell($workload, $_) } @peers);
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
