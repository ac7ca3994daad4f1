// The words of the records that a table has, written anew batch by batch, while others read and write.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"

namespace model_api::catalog {

// Statements over the model as it is; they are made again for every batch, for it may change between two of them.
class Rewrite {
public:
    explicit Rewrite(const model::Model &model);

    // One batch of records in the order of their keys.
    struct Batch {
        std::optional<std::string> last; // key; nullopt: there was none
        std::vector<std::string> differ; // keys of those whose words are missing or others
    };
    Batch read(const std::optional<std::string> &after) const;

    // Writes the words of those that nobody else is writing, and gives the keys of the rest: whoever waits for one
    // record while it holds others may be waited for.
    std::vector<std::string> write_free(const std::vector<std::string> &keys) const;
    // Waits for the record if need be.
    void write_one(const std::string &key) const;

    // Side: deletes the words of records that are gone without their trigger, from one batch of keys; gives the last.
    std::optional<std::string> delete_orphans(const std::optional<std::string> &after) const;

private:
    std::string locking(const std::string &condition) const;
    std::string writing(const std::string &keys) const;
    std::string equal(const std::string &key, const std::string &value) const;

    bool beside_ = false;
    std::string table_, words_; // quoted and qualified: the model's, and the one that has the words
    std::string key_, words_key_;
    std::string type_;      // of the key, qualified
    std::string operators_; // the schema of its operators
    std::string expression_;
};

} // namespace model_api::catalog
