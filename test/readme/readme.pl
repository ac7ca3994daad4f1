#!/usr/bin/perl
# readme.pl [--accept] [FILE]: runs every ```sql block of the README in one psql session, in order, and compares what
# comes out with the plain ``` block that follows it. --accept writes the output into the file instead.
# Expects the environment of test/cluster.sh (PGHOST …) and creates a database of its own.
use strict;
use warnings;

my $accept = @ARGV && $ARGV[0] eq '--accept' ? shift @ARGV : 0;
my $file   = shift @ARGV // 'README.md';

open my $in, '<:encoding(UTF-8)', $file or die "cannot read $file: $!\n";
my @lines = <$in>;
close $in;
binmode STDOUT, ':encoding(UTF-8)';

# A piece of the file: text, a block of SQL, or the output that belongs to the SQL before it.
my @pieces = ({ kind => 'text', lines => [] });
my $fence;
for my $line (@lines) {
    if (!defined $fence && $line =~ /^```(\w*)\s*$/) {
        $fence = $1;
        my $follows_sql = @pieces > 1 && $pieces[-1]{kind} eq 'text' && $pieces[-2]{kind} eq 'sql'
          && !grep { /\S/ && !/^```/ } @{ $pieces[-1]{lines} };
        my $kind = $fence eq 'sql' ? 'sql' : $fence eq '' && $follows_sql ? 'output' : 'other';
        push @{ $pieces[-1]{lines} }, $line;
        push @pieces, { kind => $kind, lines => [], at => $. // 0 };
    } elsif (defined $fence && $line =~ /^```\s*$/) {
        undef $fence;
        push @pieces, { kind => 'text', lines => [$line] };
    } else {
        push @{ $pieces[-1]{lines} }, $line;
    }
}

# psql draws its rule as long as the longest value. Under a JSON document it is cut to the column's name.
sub narrowed {
    my ($text) = @_;
    $text =~ s/^ +(\S+)\n-{100,}\n/" $1\n" . "-" x (length($1) + 2) . "\n"/gme;
    return $text;
}

my @sql = grep { $_->{kind} eq 'sql' } @pieces;
die "no SQL block in $file\n" unless @sql;

my $database = 'readme';
system('psql', '-X', '-q', '-d', 'postgres', '-c', "DROP DATABASE IF EXISTS $database", '-c', "CREATE DATABASE $database") == 0
  or die "cannot create the database\n";

# What the section about secrets does in a shell.
my $keys = "$ENV{OUT}/model_api.keys";
umask 077;
open(my $key_file, '>', $keys) or die "cannot write $keys: $!\n";
print $key_file '2026 ', 'A' x 43, "=\n";
close $key_file;
system('psql', '-X', '-q', '-d', $database, '-c', "ALTER DATABASE $database SET model_api.encryption_key_file = '$keys'") == 0
  or die "cannot name the file of keys\n";

my $script = "\\set QUIET on\n\\pset pager off\n\\set SHOW_CONTEXT never\n\\unset ON_ERROR_STOP\n";
$script .= "\\echo \@\@block\n" . join('', @{ $_->{lines} }) . "\n" for @sql;

my $pid = open(my $out, '-|') // die "cannot fork: $!\n";
if ($pid == 0) {
    open STDERR, '>&', \*STDOUT;
    open(my $to, '|-:encoding(UTF-8)', 'psql', '-X', '-q', '-d', $database, '-f', '-') or die "cannot run psql: $!\n";
    print $to $script;
    close $to;
    exit 0;
}
binmode $out, ':encoding(UTF-8)';
my @outputs;
while (my $line = <$out>) {
    if ($line =~ /^\@\@block$/) { push @outputs, '' }
    elsif (@outputs)            { $line =~ s/[ \t]+$//; $line =~ s/^psql:<stdin>:\d+: //; $outputs[-1] .= $line }
}
close $out;
@outputs = map { narrowed($_) } @outputs;
die "psql ran " . scalar(@outputs) . " of " . scalar(@sql) . " blocks\n" unless @outputs == @sql;

my ($number, $failed, $shown) = (0, 0, 0);
for my $i (0 .. $#pieces) {
    next unless $pieces[$i]{kind} eq 'sql';
    my $got = $outputs[$number++];
    $got =~ s/\n+\z/\n/;
    $got = '' if $got !~ /\S/;
    my $expected = $i + 2 <= $#pieces && $pieces[ $i + 2 ]{kind} eq 'output' ? $pieces[ $i + 2 ] : undef;
    if (!$expected) {
        # A block without output shown must not fail silently.
        if ($got =~ /^(ERROR|FATAL|PANIC):/m) {
            $failed++;
            print "block $number raises an error that the README does not show:\n$got\n";
        }
        next;
    }
    $shown++;
    my $want = join '', map { s/[ \t]+$//r } @{ $expected->{lines} };
    $want =~ s/\n+\z/\n/;
    if ($accept) {
        $expected->{lines} = [$got];
    } elsif ($got ne $want) {
        $failed++;
        print "block $number: the README shows\n$want--- but it is\n$got\n";
    }
}

if ($accept) {
    open my $to, '>:encoding(UTF-8)', $file or die "cannot write $file: $!\n";
    print $to map { @{ $_->{lines} } } @pieces;
    close $to;
}
my $passed = @sql - $failed;
print "readme: $passed blocks passed, $failed failed ($shown with output shown)\n";
exit($failed ? 1 : 0);
