#!/usr/bin/env bash
# wall.sh - what keeps longjmp and C++ exceptions apart, as far as text can tell (src/pg/wall.hpp says why).
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

find src -name '*.cpp' -o -name '*.hpp' | sort | xargs perl -e '
    my $failed = 0;
    my $harmless = qr/std::(?:u?int(?:8|16|32|64)_t|size_t|ptrdiff_t|byte|string_view|numeric_limits|mem\w+|str(?:len|n?cmp))\b/;
    my $balanced = qr/(?<round>\((?:[^()]++|(?&round))*+\))/;
    my $block = qr/(?<curly>\{(?:[^{}]++|(?&curly))*+\})/;

    for my $file (@ARGV) {
        open my $in, "<", $file or die "$file: $!";
        my $text = do { local $/; <$in> };
        my ($floor) = $file =~ m{^src/([^/]+)/};
        $floor //= "";
        my $complain = sub {
            my ($offset, $message) = @_;
            my $line = 1 + (substr($text, 0, $offset) =~ tr/\n//);
            print "$file:$line: $message\n";
            $failed = 1;
        };

        while ($text =~ /^ *# *include *["<]([^">]+\.h)[">]/mg) {
            my ($at, $header) = ($-[0], $1);
            next if $file eq "src/pg/postgres.hpp";
            next if $floor eq "value" && $header =~ m{^(?:cmark\w*|sodium|uriparser/\w+)\.h$};
            next if $floor eq "secret" && $header eq "sys/stat.h";
            $complain->($at, "$header: C headers come in through pg/postgres.hpp (cmark, libsodium and uriparser in value/, sys/stat.h in secret/)");
        }

        # From here on, words in comments and strings do not count.
        $text =~ s{(R"(\w*)\(.*?\)\2"|"(?:[^"\\\n]|\\.)*"|(?<!\w)\x27(?:[^\x27\\]|\\.)+\x27)|//[^\n]*|/\*.*?\*/}{
            my ($match, $quoted) = ($&, defined $1);
            $match =~ s/[^\n]/ /g;
            $quoted ? "\"" . substr($match, 2) . "\"" : $match
        }gse;

        if ($floor ne "pg") {
            $complain->($-[0], "$1: raised only in src/pg; throw a DomainError")
                while $text =~ /\b((?:ereport|elog)\s*\(\s*(?:ERROR|FATAL|PANIC)|PG_(?:TRY|CATCH|FINALLY|RE_THROW)\b)/g;
            $complain->($-[0], "extern \"C\": functions are written with MODEL_API_FUNCTION")
                while $file ne "src/module.cpp" && $text =~ /\bextern\s*"\s*"/g;
        }
        $complain->($-[0], "PG_FUNCTION_INFO_V1: functions are written with MODEL_API_FUNCTION")
            while $text =~ /\bPG_FUNCTION_INFO_V1\b/g;

        while ($text =~ /\bcall\s*(?=\(\s*\[)$balanced/g) {
            my ($at, $body) = ($-[0], $+{round});
            $body =~ s/$harmless//g;
            $complain->($at, "std::$1 inside pg::call: a longjmp would skip its destructor") if $body =~ /\bstd::(\w+)/;
            $complain->($at, "throw inside pg::call: it would cross C frames") if $body =~ /\bthrow\b/;
        }

        next if $file =~ m{^src/pg/(?:wall|subtransaction)\.} || $floor !~ /^(?:pg|catalog|statement|predicate|type|api|)$/;
        while ($text =~ /\bcatch\s*\(([^)]*)\)\s*$block/g) {
            my ($at, $caught, $body) = ($-[0], $1, $+{curly});
            next unless $caught =~ /\.\.\.|std::exception|\bError\b/ && $caught !~ /DomainError/;
            $complain->($at, "catch ($caught) without throw: only pg::attempt may swallow a PostgreSQL error")
                unless $body =~ /\bthrow\s*;/;
        }
    }
    exit $failed;
'
