// A GraphQL document parsed by src/graphql/syntax and by a grammar for PEGTL: how long each takes, in microseconds.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/parse_tree.hpp>

#include "graphql/syntax/parse.hpp"

namespace {

namespace pegtl = tao::pegtl;

// Executable documents, more loosely than the specification: block strings keep their indentation, escapes and what
// has to follow a number are not checked.
namespace grammar {

using namespace pegtl;

struct comment : seq<one<'#'>, star<not_one<'\r', '\n'>>> {};
struct ignored : star<sor<one<' ', '\t', '\n', '\r', ','>, comment>> {};
template <class... Rules>
struct token : seq<Rules..., ignored> {};
template <char Character>
struct punctuator : token<one<Character>> {};

struct name : identifier {};
struct name_token : token<name> {};
struct variable : seq<one<'$'>, name_token> {};
struct digits : plus<digit> {};
struct exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, digits> {};
struct number : token<opt<one<'-'>>, digits, opt<one<'.'>, digits>, opt<exponent>> {};
struct quotes : string<'"', '"', '"'> {};
struct character : sor<seq<one<'\\'>, any>, not_one<'"', '\\', '\n'>> {};
struct text : token<sor<seq<quotes, until<quotes>>, seq<one<'"'>, star<character>, one<'"'>>>> {};
struct value;
struct list : seq<punctuator<'['>, star<value>, punctuator<']'>> {};
struct object_field : seq<name_token, punctuator<':'>, value> {};
struct object : seq<punctuator<'{'>, star<object_field>, punctuator<'}'>> {};
struct enum_value : seq<name_token> {}; // true, false and null among them
struct value : sor<variable, text, number, list, object, enum_value> {};

struct argument : seq<name_token, punctuator<':'>, value> {};
struct arguments : seq<punctuator<'('>, plus<argument>, punctuator<')'>> {};
struct directive : seq<one<'@'>, name_token, opt<arguments>> {};
struct directives : star<directive> {};

struct selection_set;
struct alias : seq<name, ignored, punctuator<':'>> {};
struct field : seq<opt<alias>, name_token, opt<arguments>, directives, opt<selection_set>> {};
struct on : seq<string<'o', 'n'>, not_at<identifier_other>> {};
struct type_condition : seq<token<on>, name_token> {};
struct fragment_spread : seq<not_at<on>, name_token, directives> {};
struct inline_fragment : seq<opt<type_condition>, directives, selection_set> {};
struct spread : seq<token<string<'.', '.', '.'>>, sor<fragment_spread, inline_fragment>> {};
struct selection_set : seq<punctuator<'{'>, plus<sor<spread, field>>, punctuator<'}'>> {};

struct type : seq<sor<name_token, seq<punctuator<'['>, type, punctuator<']'>>>, opt<punctuator<'!'>>> {};
struct default_value : seq<punctuator<'='>, value> {};
struct variable_definition : seq<variable, punctuator<':'>, type, opt<default_value>, directives> {};
struct variable_definitions : seq<punctuator<'('>, plus<variable_definition>, punctuator<')'>> {};
struct kind : sor<TAO_PEGTL_STRING("query"), TAO_PEGTL_STRING("mutation"), TAO_PEGTL_STRING("subscription")> {};
struct named_operation : seq<token<kind>, opt<name_token>, opt<variable_definitions>, directives, selection_set> {};
struct operation : sor<selection_set, named_operation> {};
struct fragment : seq<token<TAO_PEGTL_STRING("fragment")>, name_token, type_condition, directives, selection_set> {};
struct document : seq<ignored, plus<sor<fragment, operation>>, eof> {};

// The nodes of a tree as small as one that could be executed.
template <class Rule>
using Selector =
    parse_tree::selector<Rule,
                         parse_tree::store_content::on<name, variable, number, text, list, object_field, object,
                                                       enum_value, argument, directive, alias, field, spread,
                                                       selection_set, type, variable_definition, operation, fragment>>;

} // namespace grammar

bool recognize(const std::string &text) {
    pegtl::memory_input<> input(text, "document");
    return pegtl::parse<grammar::document>(input);
}

bool make_tree(const std::string &text) {
    pegtl::memory_input<> input(text, "document");
    return pegtl::parse_tree::parse<grammar::document, grammar::Selector>(input) != nullptr;
}

bool make_document(const std::string &text) {
    return std::holds_alternative<model_api::graphql::syntax::Document>(model_api::graphql::syntax::parse(text));
}

double microseconds(bool (*parse)(const std::string &), const std::string &text) {
    constexpr int times = 2000;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i)
        if (!parse(text)) return -1;
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() / times;
}

} // namespace

int main(int count, char **files) {
    bool all = count > 1;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(files[i]);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const double recognized = microseconds(recognize, text), tree = microseconds(make_tree, text),
                     document = microseconds(make_document, text);
        all = all && recognized >= 0 && tree >= 0 && document >= 0;
        std::printf("%s, %zu bytes: PEGTL without a tree %.1f us, with one %.1f us; src/graphql/syntax %.1f us\n",
                    files[i], text.size(), recognized, tree, document);
    }
    if (!all) std::puts("a document was not parsed");
    return all ? 0 : 1;
}
