// The rules, each a function. Which sentence of the specification each stands for, its name says.
#pragma once

#include "graphql/validation/context.hpp"

namespace model_api::graphql::validation {

// operations
void executable_definitions(Context &context);
void unique_operation_names(Context &context);
void lone_anonymous_operation(Context &context);
void single_field_subscriptions(Context &context);
// types and fields
void known_type_names(Context &context);
void fragments_on_composite_types(Context &context);
void variables_are_input_types(Context &context);
void scalar_leafs(Context &context);
void fields_on_correct_type(Context &context);
// fragments
void unique_fragment_names(Context &context);
void known_fragment_names(Context &context);
void no_unused_fragments(Context &context);
void possible_fragment_spreads(Context &context);
void no_fragment_cycles(Context &context);
// variables
void unique_variable_names(Context &context);
void no_undefined_variables(Context &context);
void no_unused_variables(Context &context);
void variables_in_allowed_position(Context &context);
// directives and arguments
void known_directives(Context &context);
void unique_directives_per_location(Context &context);
void known_argument_names(Context &context);
void unique_argument_names(Context &context);
void provided_required_arguments(Context &context);
// values
void values_of_correct_type(Context &context);
void unique_input_field_names(Context &context);
// what a response looks like
void overlapping_fields_can_be_merged(Context &context);
void max_introspection_depth(Context &context);

} // namespace model_api::graphql::validation

#include "base/pure.hpp"
