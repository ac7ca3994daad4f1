#include "graphql/validation/validate.hpp"

#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

const std::array<Rule, 27> rules = {{
    {"ExecutableDefinitions", executable_definitions},
    {"UniqueOperationNames", unique_operation_names},
    {"LoneAnonymousOperation", lone_anonymous_operation},
    {"SingleFieldSubscriptions", single_field_subscriptions},
    {"KnownTypeNames", known_type_names},
    {"FragmentsOnCompositeTypes", fragments_on_composite_types},
    {"VariablesAreInputTypes", variables_are_input_types},
    {"ScalarLeafs", scalar_leafs},
    {"FieldsOnCorrectType", fields_on_correct_type},
    {"UniqueFragmentNames", unique_fragment_names},
    {"KnownFragmentNames", known_fragment_names},
    {"NoUnusedFragments", no_unused_fragments},
    {"PossibleFragmentSpreads", possible_fragment_spreads},
    {"NoFragmentCycles", no_fragment_cycles},
    {"UniqueVariableNames", unique_variable_names},
    {"NoUndefinedVariables", no_undefined_variables},
    {"NoUnusedVariables", no_unused_variables},
    {"KnownDirectives", known_directives},
    {"UniqueDirectivesPerLocation", unique_directives_per_location},
    {"KnownArgumentNames", known_argument_names},
    {"UniqueArgumentNames", unique_argument_names},
    {"ValuesOfCorrectType", values_of_correct_type},
    {"ProvidedRequiredArguments", provided_required_arguments},
    {"VariablesInAllowedPosition", variables_in_allowed_position},
    {"OverlappingFieldsCanBeMerged", overlapping_fields_can_be_merged},
    {"UniqueInputFieldNames", unique_input_field_names},
    {"MaxIntrospectionDepth", max_introspection_depth},
}};

Errors validate(const syntax::Document &document, const schema::Schema &schema) {
    Context context(document, schema);
    for (const Rule &rule : rules) context.run(rule.check);
    return context.errors();
}

} // namespace model_api::graphql::validation
