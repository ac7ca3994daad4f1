// A value of a definition and its place in the document: what is read from it is checked, what is wrong is noted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "model/definition.hpp"

namespace model_api::model::define {

class Node {
public:
    Node(const Json &value, std::string path, std::vector<Mistake> &mistakes)
        : value_(&value), path_(std::move(path)), mistakes_(&mistakes) {}

    const Json &json() const { return *value_; }
    const std::string &path() const { return path_; }
    std::vector<Mistake> &mistakes() const { return *mistakes_; }

    void wrong(std::string message) const;                       // here
    void wrong(std::string_view key, std::string message) const; // at a key of this object, be it there or not

    // The value at a key; nullopt when it is absent or null, which mean the same everywhere in a definition.
    std::optional<Node> get(std::string_view key) const;
    std::vector<std::pair<std::string, Node>> members() const; // of an object
    std::vector<Node> items() const;                           // of a list

    // Notes a mistake and returns false or nullopt when the value is of another kind.
    bool is_object() const;
    bool is_list() const;
    std::optional<bool> boolean() const;
    std::optional<std::string> text() const; // not empty
    std::optional<std::int64_t> whole(std::int64_t min, std::int64_t max) const;
    std::vector<std::string> texts(std::size_t most) const; // a list of distinct ones

    // Notes every key of this object that is none of `keys`; `what` says of what they are: "a model".
    void allow_only(const std::vector<std::string_view> &keys, std::string_view what) const;

private:
    bool is(Json::Kind kind, std::string_view description) const;

    const Json *value_;
    std::string path_;
    std::vector<Mistake> *mistakes_;
};

std::string quoted(std::string_view word); // "word", as messages write names
// What a message about an unknown word ends with: `. Did you mean "updatedAt"?` or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string_view> &candidates);

} // namespace model_api::model::define

#include "base/pure.hpp"
