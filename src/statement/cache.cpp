#include "statement/cache.hpp"

#include "base/recently_used.hpp"
#include "pg/settings.hpp"
#include "pg/spi.hpp"
#include "statement/parameters.hpp"

namespace model_api::statement {
namespace {

// What tells a statement from others of the same text: an amount that is added to a column is of a wider type than a
// value that is put there, two requests may read the same columns and show them differently, and one may be planned
// without its values.
class KeyWriter {
public:
    explicit KeyWriter(std::string start) : key_(std::move(start)) {}

    void add(const sql::Parameter &parameter) {
        const Oid type = type_of(parameter);
        key_.append(reinterpret_cast<const char *>(&type), sizeof(type));
    }
    void add(read::Planning planning) { add_number(static_cast<std::int64_t>(planning)); }
    void add_role(std::uint32_t role) { add_number(role); }
    void add(const read::Layout &layout) {
        add(layout.connection);
        for (const read::Slot &slot : layout.slots) add(slot);
        add_number(-1);
    }
    std::string take() { return std::move(key_); }

private:
    void add_number(std::int64_t value) { key_.append(reinterpret_cast<const char *>(&value), sizeof(value)); }

    void add(const read::Connection &connection) {
        const bool flags[] = {connection.present, connection.backward, connection.has_cursor,
                              connection.edges,   connection.cursor,   connection.node};
        std::int64_t bits = 0;
        for (const bool flag : flags) bits = bits << 1 | (flag ? 1 : 0);
        add_number(bits);
        if (!connection.present) return;
        add_number(connection.page_info);
        add_number(connection.size);
        add_number(static_cast<std::int64_t>(connection.digest));
        add_number(connection.mark);
        add_number(connection.at_cursor_column);
        add_number(static_cast<std::int64_t>(connection.keys.size()));
        for (const int column : connection.keys) add_number(column);
    }

    void add(const read::Slot &slot) {
        add_number(static_cast<std::int64_t>(slot.name.size()));
        key_ += slot.name;
        add_number(static_cast<std::int64_t>(slot.column) << 8 | static_cast<std::int64_t>(slot.encoding));
        if (slot.encoding == read::Encoding::rich_text) {
            const read::RichTextParts &parts = slot.rich_text;
            add_number((parts.markdown ? 4 : 0) | (parts.html ? 2 : 0) | (parts.truncated_html ? 1 : 0));
            add_number(parts.truncated_length);
        }
        for (const read::Layout &inner : slot.inner) add(inner);
    }

    std::string key_;
};

std::string key_of(const read::Statement &statement) {
    KeyWriter writer(statement.text);
    for (const sql::Parameter &parameter : statement.parameters) writer.add(parameter);
    writer.add(statement.planning);
    writer.add_role(statement.acts_as);
    writer.add(statement.layout);
    return writer.take();
}

struct Cache {
    std::uint64_t version = 0;
    RecentlyUsed<std::shared_ptr<const Prepared>> statements;
};

std::shared_ptr<const Prepared> make(const read::Statement &statement) {
    const pg::Spi connection;
    return std::make_shared<const Prepared>(statement);
}

} // namespace

std::shared_ptr<const Prepared> prepare(const read::Statement &statement, std::uint64_t version) {
    static auto &cache = *new Cache; // never destroyed: plans may be in use when the backend exits
    if (version != std::exchange(cache.version, version)) cache.statements.clear();
    std::string key = key_of(statement);
    if (const auto *found = cache.statements.find(key)) return *found;
    const auto limit = static_cast<std::size_t>(pg::settings.statement_cache_size);
    return cache.statements.add(std::move(key), make(statement), limit);
}

} // namespace model_api::statement
