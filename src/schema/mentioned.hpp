// Which models a document speaks of, found without parsing it: by the names that occur in its text. What is found is
// never too little for a document that is written without escapes, and may be too much.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace model_api::schema {

// The names in texts that are longer than it lives.
class Words {
public:
    void add(std::string_view text);

    bool has(std::string_view word) const { return words_.contains(word); }
    std::size_t braces() const { return braces_; }
    auto begin() const { return words_.begin(); }
    auto end() const { return words_.end(); }
    // Whether the answer depends on models that are not named: introspection, and what is asked about a model whose
    // name is in a variable.
    bool ask_for_all() const;

private:
    void note(std::string_view word, std::string_view rest);

    std::unordered_set<std::string_view> words_;
    std::size_t braces_ = 0;
    bool has_model_variable_ = false;
};

// Models by the names that types and fields are made of: "question" and "Questions" are found in bulkPublishQuestions.
class ModelNames {
public:
    ModelNames() = default;
    ModelNames(const ModelNames &) = delete;
    ModelNames &operator=(const ModelNames &) = delete;

    void add(std::string_view name, std::size_t model);
    std::vector<std::size_t> mentioned(const Words &words) const; // in order, each once

private:
    std::deque<std::string> names_; // in lower case
    std::unordered_multimap<std::string_view, std::size_t> models_;
};

} // namespace model_api::schema

#include "base/pure.hpp"
