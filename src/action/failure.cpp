#include "action/failure.hpp"

#include <algorithm>
#include <utility>

namespace model_api::action {

namespace {

constexpr std::size_t told_mistakes = 3;

std::string sentence_of(const FieldMistake &mistake) {
    return mistake.field.empty() ? mistake.message : mistake.field + " " + mistake.message;
}

std::string rest_of(std::size_t count) {
    if (count == 0) return ".";
    if (count == 1) return ", and 1 more error needs to be corrected.";
    return ", and " + std::to_string(count) + " more errors need to be corrected.";
}

std::string message_of(const std::string &model, const std::vector<FieldMistake> &mistakes) {
    std::string message = model + " is invalid and can't be saved.";
    const std::size_t told = std::min(mistakes.size(), told_mistakes);
    for (std::size_t i = 0; i < told; ++i) message += (i == 0 ? " " : ", ") + sentence_of(mistakes[i]);
    if (told > 0) message += rest_of(mistakes.size() - told);
    return message;
}

} // namespace

Failure invalid_record(const std::string &model, std::string path, std::vector<FieldMistake> mistakes) {
    Failure failure;
    failure.code = code::invalid_record;
    failure.message = message_of(model, mistakes);
    failure.path = std::move(path);
    failure.model = model;
    failure.mistakes = std::move(mistakes);
    return failure;
}

} // namespace model_api::action
