#!/usr/bin/perl
# unicode_table.pl DIRECTORY - write unicode_table.hpp from Unicode's data files.
#
# They are those of Debian's package unicode-data: apt-get install unicode-data, then in this directory
#     ./unicode_table.pl /usr/share/unicode >unicode_table.hpp
# Another table means other lexemes: every search column of every database would have to be written again. So a newer
# Unicode is an upgrade of the extension with a script of its own, and not a matter of the machine it is built on.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $directory = shift // die "usage: unicode_table.pl DIRECTORY\n";

sub lines_of {
    my ($name) = @_;
    open my $in, '<', "$directory/$name" or die "$directory/$name: $!\n";
    return grep { /\S/ } map { chomp; s/\s*#.*//r } <$in>;
}

# Which code points have a property, from a file of lines `0041..005A ; Value`.
sub property {
    my ($name) = @_;
    my %value;
    for (lines_of($name)) {
        my ($range, $value) = split /\s*;\s*/;
        my ($from, $to) = map { hex } split /\.\./, $range;
        push @{ $value{$value} }, $_ for $from .. $to // $from;
    }
    return \%value;
}

sub reversed {
    my ($values) = @_;
    my %of;
    for my $value (keys %$values) { $of{$_} = $value for @{ $values->{$value} } }
    return \%of;
}

my $script = reversed(property('Scripts.txt'));
my %white = map { $_ => 1 } @{ property('PropList.txt')->{White_Space} };

my (%category, %decomposition, %digit, %name, $first);
for (lines_of('UnicodeData.txt')) {
    my ($code, $name, $category, undef, undef, $decomposition, undef, $digit) = split /;/;
    $code = hex $code;
    for my $each ($name =~ /, Last>$/ ? $first .. $code : $code) { $category{$each} = $category }
    $first = $code;
    $name{$code} = $name;
    $decomposition{$code} = $decomposition if $decomposition ne '';
    $digit{$code} = $digit if $category eq 'Nd';
}

my %case;
for (lines_of('CaseFolding.txt')) {
    my ($code, $status, $to) = split /\s*;\s*/;
    $case{ hex $code } = [ map { hex } split / /, $to ] if $status =~ /[CF]/;
}

# Letters that Unicode does not decompose, and that people type as others all the same.
my %like = (ord 'ı' => 'i', ord 'æ' => 'ae', ord 'œ' => 'oe', ord 'ð' => 'd', ord 'þ' => 'th', ord 'ŋ' => 'n',
    ord 'ى' => 'ي', ord 'ی' => 'ي', ord 'ک' => 'ك', ord 'ة' => 'ه');
# Letters that Unicode does decompose, and that are no variants of others to those who write them.
my %kept = map { ord $_ => 1 } split //, 'йЙїЇўЎ';
# Scripts in which a mark is an accent or a vowel that most texts leave out; elsewhere marks are part of the spelling.
my %accented = map { $_ => 1 } qw(Inherited Common Latin Greek Cyrillic Arabic Hebrew Syriac Coptic Glagolitic);
# Scripts written without blanks between words.
my %unspaced = map { $_ => 1 } qw(Han Hiragana Katakana Hangul Bopomofo Yi Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue
    Tai_Tham Tai_Viet Ahom);
# The middle dot is one of them for Catalan: col·lecció.
my %apostrophe = map { $_ => 1 } 0x27, 0x60, 0xB4, 0xB7, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07;
my %voiced = map { $_ => 1 } 0x3099, 0x309A; # marks of Kana

# Kana are kept whole: か and が are two letters.
sub is_kept {
    my ($code) = @_;
    return $kept{$code} || ($decomposition{$code} // '') =~ /^30[0-9A-F]{2} 309[9A]$/;
}

# Arabic Presentation Forms-A, but for the words among them: Unicode keeps them for old character sets only.
sub is_ligature {
    my ($code) = @_;
    return $code >= 0xFBEA && $code <= 0xFDC7;
}

sub decomposed {
    my ($code) = @_;
    my $mapping = $decomposition{$code};
    return ($code) if !defined $mapping || is_kept($code) || is_ligature($code);
    $mapping =~ s/^<[^>]*> //;
    return map { decomposed(hex) } split / /, $mapping;
}

# LATIN SMALL LETTER O WITH STROKE -> o: a stroke, hook or curl is no mark of Unicode.
sub without_stroke {
    my ($code) = @_;
    return ord lc $1 if ($name{$code} // '') =~ /^LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH [A-Z ]+$/;
    return $code;
}

sub is_dropped {
    my ($code) = @_;
    return 1 if $code == 0x640 || $apostrophe{$code}; # U+0640 lengthens a line of Arabic
    return ($category{$code} // '') =~ /^M[ne]$/ && $accented{ $script->{$code} } && !$voiced{$code};
}

sub folded {
    my ($code) = @_;
    return ord('0') + $digit{$code} if exists $digit{$code};
    my @folded = ($code);
    for (1 .. 4) { # until nothing changes, which is after three times at most
        @folded = grep { !is_dropped($_) } map { decomposed($_) } @folded;
        @folded = map { is_kept($_) ? $_ : without_stroke($_) } @folded;
        @folded = map { @{ $case{$_} // [$_] } } @folded;
        @folded = map { map { ord } split //, $like{$_} // chr } @folded;
    }
    return map { exists $digit{$_} ? ord('0') + $digit{$_} : $_ } @folded;
}

sub is_word {
    my ($code) = @_;
    return ($category{$code} // '') =~ /^[LMN]/;
}

# Pictures are words of their own; other symbols separate words.
sub is_picture {
    my ($code) = @_;
    return $category{$code} eq 'So' && ($code >= 0x1F1E6 && $code <= 0x1FAFF || $code >= 0x2600 && $code <= 0x27BF);
}

my %class;

sub class {
    my ($code) = @_;
    return $class{$code} //= class_of($code);
}

sub class_of {
    my ($code) = @_;
    return 'blank' if $white{$code} || $code == 0x200B;
    return 'apostrophe' if $apostrophe{$code};
    return 'picture' if is_picture($code);
    return 'ignored' if is_dropped($code) || $category{$code} eq 'Cf';
    my @folded = folded($code);
    return 'ignored' if is_word($code) && (!@folded || $voiced{ $folded[0] });
    return 'separator' if !is_word($code) || grep { !is_word($_) } @folded;
    return 'unspaced' if $unspaced{ $script->{ $folded[0] } } || $folded[0] == 0x30FC; # U+30FC lengthens a Kana
    return 'letter';
}

my @words = grep { is_word($_) } sort { $a <=> $b } keys %category;

sub escaped {
    my ($code) = @_;
    return chr $code if $code < 0x7F || $category{$code} =~ /^L[lo]$/ && $script->{$code} !~ /^(Arabic|Hebrew|Adlam)$/;
    return sprintf $code > 0xFFFF ? '\U%08X' : '\u%04X', $code;
}

# Items in lines of 120 columns.
sub print_filled {
    my $line = '   ';
    for (@_) {
        if ($line ne '   ' && length("$line $_,") > 120) {
            print "$line\n";
            $line = '   ';
        }
        $line .= " $_,";
    }
    print "$line\n";
}

# {0xC0, U"aaaa…"}, on more than one line where it is long.
sub run {
    my ($from, $text) = @_;
    my @lines = ('');
    for my $letter ($text =~ /\G(\\u.{4}|\\U.{8}|.)/g) {
        push @lines, '' if length("$lines[-1]$letter") > 100;
        $lines[-1] .= $letter;
    }
    return sprintf '{0x%X, U"%s"}', $from, join qq["\n      U"], @lines;
}

# Letters that stay as they are cost less than another run where they are few.
sub runs_of {
    my ($becomes) = @_;
    my (@runs, $to);
    for my $code (sort { $a <=> $b } keys %$becomes) {
        my @gap = $to ? grep { defined $category{$_} && class($_) =~ /letter|unspaced/ } $to + 1 .. $code - 1 : ();
        push @runs, [$code, ''] if !$to || $code - $to > 16 || @gap != $code - $to - 1;
        $runs[-1][1] .= join '', map { escaped($_) } @gap if $code > $runs[-1][0];
        $runs[-1][1] .= @{ $becomes->{$code} } == 1 ? escaped($becomes->{$code}[0]) : '*';
        $to = $code;
    }
    return map { run(@$_) } @runs;
}

my %becomes;
for my $code (@words) {
    next if class($code) !~ /letter|unspaced/ && !$voiced{ (folded($code))[0] // 0 };
    my @folded = folded($code);
    $becomes{$code} = \@folded unless @folded == 1 && $folded[0] == $code;
}

# What is not assigned counts as what stands before it.
my (@classes, $last);
for my $code (sort { $a <=> $b } keys %category) {
    my $class = class($code);
    push @classes, sprintf('{0x%X, %s}', $code, $class) if !defined $last || $class ne $last;
    $last = $class;
}

print <<'END';
// How code points are classed and folded: made by unicode_table.pl from Unicode 15.0.0.
#pragma once

#include <string_view>

#include "search/character.hpp"

namespace model_api::search::unicode {

struct ClassFrom { // up to the next entry
    char32_t first;
    Class value;
};
struct Run { // from `first` on, what each code point becomes
    char32_t first;
    std::u32string_view becomes; // `*`: more than one, see Expanded
};
struct Expanded {
    char32_t code;
    std::u32string_view becomes;
};
struct Composed {
    char32_t letter, mark, whole;
};

using enum Class;

// clang-format off
inline constexpr ClassFrom classes[] = {
END
print_filled(@classes);
print "};\n\ninline constexpr Run runs[] = {\n";
print_filled(runs_of(\%becomes));
print "};\n\ninline constexpr Expanded expanded[] = {\n";
print_filled(map { sprintf '{0x%X, U"%s"}', $_, join '', map { escaped($_) } @{ $becomes{$_} } }
    grep { @{ $becomes{$_} } > 1 } sort { $a <=> $b } keys %becomes);
print "};\n\ninline constexpr Composed composed[] = {\n";
print_filled(map { sprintf '{0x%s, 0x%s, 0x%X}', split(/ /, $decomposition{$_}), $_ }
    sort { $decomposition{$a} cmp $decomposition{$b} } grep { is_kept($_) && !$case{$_} } keys %decomposition);
print <<'END';
};
// clang-format on

} // namespace model_api::search::unicode

#include "base/pure.hpp"
END
