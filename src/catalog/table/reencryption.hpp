// The encrypted values of a table, encrypted anew with the first key, batch by batch, while others read and write.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "value/keyring.hpp"

namespace model_api::catalog {

// Statements over the model and the keys as they are; they are made again for every batch, for both may change between
// two of them.
class Reencryption {
public:
    Reencryption(const model::Model &model, std::shared_ptr<const value::Keyring> keys);

    // One batch of records in the order of their keys.
    struct Batch {
        std::optional<std::string> last; // key; nullopt: there was none
        std::vector<std::string> other;  // keys of those that have a value under another key than the first
    };
    Batch read(const std::optional<std::string> &after) const;

    // Encrypts the values of those that nobody else is writing, and gives the keys of the rest: whoever waits for one
    // record while it holds others may be waited for. Throws what value::decrypt throws, naming the field and the
    // record.
    struct Written {
        std::size_t records = 0;
        std::vector<std::string> left;
    };
    Written write_free(const std::vector<std::string> &keys) const;
    // Waits for the record if need be. False: it is gone, or was written meanwhile.
    bool write_one(const std::string &key) const;

    bool has_fields() const { return !columns_.empty(); }

private:
    struct Column {
        std::string field;
        std::string name; // quoted
    };
    struct Record;

    std::string equal(const std::string &key, const std::string &value) const;
    std::string other_condition() const;
    std::vector<Record> lock(const std::string &condition, const std::string &parameter) const;
    void encrypt(std::vector<Record> &records) const;
    std::string encrypted(const Column &column, const std::string &key, const std::string &value) const;
    std::size_t write(std::vector<Record> records) const;

    std::shared_ptr<const value::Keyring> keys_;
    std::string header_; // of values under the first key
    std::string model_;
    std::string table_;     // quoted and qualified
    std::string key_;       // quoted
    std::string type_;      // of the key, qualified
    std::string operators_; // the schema of its operators
    std::vector<Column> columns_;
};

} // namespace model_api::catalog
